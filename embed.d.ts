// The API of `embed.js` (docs/embedding.md).

/** The options. Each is also an attribute of the script: `maxHeight` is `data-max-height`. `null` removes one. */
export interface CoverageOptions {
  /** The feed's address, absolute or relative to the embedded page. */
  feed?: string | null;
  /** CSS pixels, or `"auto"`: as tall as the coverage. Default: 720. */
  height?: number | "auto" | null;
  /** The maximum height with `"auto"`, in CSS pixels. Default: 500,000. */
  maxHeight?: number | null;
  theme?: "light" | "dark" | "auto" | null;
  /** The language of the page's own words. */
  lang?: "en" | "ar" | "fr" | null;
  /** Only posts from these sources, separated by commas. */
  source?: string | null;
  /** The frame's title. */
  title?: string | null;
  /** The URL of the article for links to posts. It must have the article's origin. */
  page?: string | null;
  /** Whether the article describes the coverage to search engines. */
  structuredData?: boolean | null;
}

/** The `detail` of the events that a coverage dispatches, by their names. */
export interface CoverageEvents {
  "aih:ready": { posts: number };
  "aih:arrivals": { held: number };
  "aih:filter": { shown: number };
  "aih:failure": { kind: string };
  "aih:comment": { submission: "editing" | "sending" | "queued" | "sent" | "refused" };
  "aih:version": null;
}

/** The element of a coverage. Removing it from the document ends the coverage. */
export interface Coverage extends HTMLElement {
  /** Changes options. Title, theme and language change in place; other changes, and removing these, reload the frame. */
  update(options: CoverageOptions): void;
  /** Removes the coverage from the page. */
  destroy(): void;
  addEventListener<Name extends keyof CoverageEvents>(
    name: Name,
    heard: (event: CustomEvent<CoverageEvents[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    heard: (event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    heard: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof CoverageEvents>(
    name: Name,
    heard: (event: CustomEvent<CoverageEvents[Name]>) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    heard: (event: HTMLElementEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    heard: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  // A `var` is also a property of `window`.
  var AsItHappened: {
    /** Appends a coverage to an element. `home` is the folder of the page, where `embed.js` cannot tell it. */
    mount(element: Element, options?: CoverageOptions & { home?: string }): Coverage;
  };
  interface HTMLElementTagNameMap {
    "as-it-happened": Coverage;
  }
}
