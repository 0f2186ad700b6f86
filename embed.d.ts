// What `embed.js` makes known to the page that it is in (docs/embedding.md).

/** What a coverage is told. Each is also an attribute of the script: `maxHeight` is `data-max-height`. */
export interface CoverageOptions {
  /** The feed's address, absolute or relative to the embedded page. */
  feed?: string | null;
  /** CSS pixels, or `"auto"`: as tall as the coverage. 720 where nothing is said. */
  height?: number | "auto" | null;
  /** CSS pixels that a frame of height `"auto"` does not exceed; 500,000 where nothing is said. */
  maxHeight?: number | null;
  theme?: "light" | "dark" | "auto" | null;
  /** Of the page's own words. */
  lang?: "en" | "ar" | "fr" | null;
  /** Only these voices, with commas between them. */
  source?: string | null;
  /** The frame's title. */
  title?: string | null;
  /** The address of the article, for links to a post: of the article's own origin. */
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

/** A coverage in a page: an element, which lives for as long as it is in the document. */
export interface Coverage extends HTMLElement {
  /** Changes options while it runs: theme and language in place; others load it anew. `null` takes one back. */
  update(options: CoverageOptions): void;
  /** Takes it out of the page. */
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
  // Of the window as well: what is declared so is a property of `globalThis`.
  var AsItHappened: {
    /** Puts a coverage into an element, after what is in it. */
    mount(element: Element, options?: CoverageOptions): Coverage;
  };
  interface HTMLElementTagNameMap {
    "as-it-happened": Coverage;
  }
}
