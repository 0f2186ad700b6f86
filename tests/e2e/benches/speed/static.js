// The page as one file: what it shows, without what made it.
const page = document.documentElement.cloneNode(true);
const code = "script, noscript, template, link[rel=modulepreload], link[rel=preload], #loading, #fallback";
for (const element of page.querySelectorAll(code)) element.remove();
const walk = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
const comments = [];
while (walk.nextNode()) comments.push(walk.currentNode);
for (const comment of comments) comment.remove();
return "<!doctype html>" + page.outerHTML;
