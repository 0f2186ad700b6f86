// Searches the posts by words. Each entry of the index: the page, the time, the title, all text.
"use strict";
(() => {
    const timeline = document.getElementById("posts");
    if (!timeline || !window.searchIndex) return;
    const fold = text => text.normalize("NFKD").replace(/[\p{M}\u00AD\u200B-\u200F\u2060]/gu, "").toLowerCase();
    const entries = window.searchIndex.map(([page, time, title, text]) => ({page, time, title, text: fold(text)}));

    const field = document.createElement("input");
    field.type = "search";
    field.setAttribute("aria-label", timeline.dataset.search);
    field.placeholder = timeline.dataset.search;
    const form = document.createElement("form");
    form.setAttribute("role", "search");
    form.className = "archive-search";
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    const list = document.createElement("ol");
    form.append(field, said, list);
    timeline.before(form);

    const show = () => {
        const words = fold(field.value).split(/\s+/).filter(Boolean);
        const found = words.length ? entries.filter(({text}) => words.every(word => text.includes(word))) : [];
        list.replaceChildren(...found.slice(0, 100).map(({page, time, title}) => {
            const item = document.createElement("li");
            const link = document.createElement("a");
            link.href = page;
            link.textContent = time;
            item.append(link, " ", title);
            return item;
        }));
        said.textContent = !words.length ? "" : found.length ? String(found.length) : timeline.dataset.none;
    };
    field.addEventListener("input", show);
    form.addEventListener("submit", event => event.preventDefault());
})();
