const feed = document.querySelector("[role=feed]");
const walk = document.createTreeWalker(feed, NodeFilter.SHOW_ALL);
const count = { posts: feed.getElementsByTagName("article").length, elements: 0, texts: 0, comments: 0 };
const kinds = { [Node.ELEMENT_NODE]: "elements", [Node.TEXT_NODE]: "texts", [Node.COMMENT_NODE]: "comments" };
while (walk.nextNode()) count[kinds[walk.currentNode.nodeType]] += 1;
return count;
