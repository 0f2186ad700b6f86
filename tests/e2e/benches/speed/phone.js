// Runs before everything else in the page, and sends what it has seen to the server once the page has been quiet for a
// while. So no driver asks the page anything while it is being measured.
const QUIET = 3000;
const seen = { firstPost: null, largest: null, tasks: [] };
const inPost = (element) => element?.closest("[role=feed] article");
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => {
  for (const { element, startTime, renderTime } of list.getEntries()) {
    if (inPost(element)) seen.largest = renderTime || startTime;
  }
}).observe({ type: "largest-contentful-paint", buffered: true });
// A task after the callbacks of the frame in which a post is there for the first time runs when it has been painted.
const look = () => {
  if (!document.querySelector("[role=feed] article")) return requestAnimationFrame(look);
  setTimeout(() => (seen.firstPost = performance.now()), 0);
};
requestAnimationFrame(look);
const complete = () =>
  document.readyState === "complete" &&
  document.documentElement.dataset.state !== "loading" &&
  document.querySelector("[role=feed]")?.getAttribute("aria-busy") === "false";
let since = null;
const timer = setInterval(() => {
  if (!complete()) return (since = null);
  since ??= performance.now();
  const last = Math.max(since, ...seen.tasks.map(([start, duration]) => start + duration));
  if (performance.now() - last < QUIET) return;
  clearInterval(timer);
  const posts = document.querySelectorAll("[role=feed] article").length;
  const state = document.documentElement.dataset.state;
  fetch("bench-seen", { method: "POST", body: JSON.stringify({ ...seen, posts, state }) });
}, 250);
