// A site in one document: the coverage is made when its view is entered, and destroyed when it is left.
"use strict";

const views = [...document.querySelectorAll("main > section")];
const controls = document.getElementById("controls");
const place = document.getElementById("place");
const said = document.getElementById("said");

let coverage = null;

const theme = () => new FormData(controls).get("theme");

function enter() {
  if (coverage) return;
  if (!window.AsItHappened) {
    said.textContent = "The coverage cannot be reached.";
    return;
  }
  coverage = AsItHappened.mount(place, {
    feed: "coverage/iraq-2014-06-13.json",
    height: "auto",
    theme: theme(),
    title: "Iraq, as it happens",
  });
  for (const name of ["aih:ready", "aih:arrivals", "aih:filter", "aih:failure", "aih:comment"]) {
    coverage.addEventListener(name, ({ detail }) => {
      said.textContent = `The coverage says ${name}: ${JSON.stringify(detail)}`;
    });
  }
}

function leave() {
  coverage?.destroy();
  coverage = null;
  said.textContent = "The coverage has not said anything yet.";
}

function show() {
  const wanted = new URLSearchParams(location.search).get("view");
  const view = views.find((one) => one.id === wanted) ?? views[0];
  for (const one of views) one.hidden = one !== view;
  for (const link of document.querySelectorAll("nav [data-view]")) {
    if (link.dataset.view === view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const headline = view.querySelector("h1");
  document.title = `${headline.textContent} – The Example`;
  if (view.id === "live") enter();
  else leave();
  return headline;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  // What a reader opens elsewhere is a page of its own.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.href !== location.href) history.pushState(null, "", link.href);
  show().focus();
  scrollTo(0, 0);
});

addEventListener("popstate", show);

controls.addEventListener("submit", (event) => event.preventDefault());

controls.addEventListener("input", ({ target }) => {
  if (target.name === "theme") {
    document.documentElement.dataset.theme = theme();
    coverage?.update({ theme: theme() });
    return;
  }
  const value = target.type === "range" ? `${target.value}px` : target.value;
  if (value) place.style.setProperty(target.name, value);
  else place.style.removeProperty(target.name);
  // The frame is told anew how its place looks.
  coverage?.update();
});

show();
