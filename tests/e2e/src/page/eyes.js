const [id] = arguments;
const element = document.getElementById(id);
const {top, height} = element.getBoundingClientRect();
scrollBy({top: top + Math.min(height / 2, 100) - innerHeight * 0.4, behavior: 'instant'});

const eyes = {frames: 0, start: null, last: null, most: 0, story: []};
window.eyes?.observer.disconnect();
window.eyes = eyes;
eyes.observer = new IntersectionObserver(entries => {
    const {top} = entries.at(-1).boundingClientRect;
    const page = `scrolled ${scrollY} of ${document.documentElement.scrollHeight}`;
    // In the first frames the page answers to having been scrolled.
    if (eyes.frames++ < 2) eyes.start = eyes.last = top;
    const moved = Math.abs(top - eyes.start);
    if (Math.abs(top - eyes.last) > 0.5 && eyes.story.length < 9) {
        const posts = document.getElementsByTagName("article").length;
        eyes.story.push(`frame ${eyes.frames}: at ${top} after ${eyes.last}, ${posts} posts, ${eyes.page} -> ${page}`);
    }
    eyes.last = top;
    eyes.page = page;
    eyes.most = Math.max(eyes.most, moved);
});
// Firefox still tells the observer of a page that has gone, which may not look at anything any more.
addEventListener("pagehide", () => eyes.observer.disconnect());
const frame = () => {
    if (window.eyes !== eyes) return;
    const watched = document.getElementById(id);
    if (watched) {
        eyes.observer.unobserve(watched);
        eyes.observer.observe(watched);
    } else {
        eyes.most = Infinity;
    }
    requestAnimationFrame(frame);
};
frame();
