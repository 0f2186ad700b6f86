const done = arguments[arguments.length - 1];
const site = new URL(".", location.href).href;
// Written near the view only, or by what the reader has seen.
const STATE = ["aria-posinset", "aria-setsize", "data-unread", "data-linked", "data-since", "poster"];
// Addresses as seen from the site, of which each page has its own. Attributes in one order, texts joined, and
// without the comments that a framework leaves to find its place again.
const write = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const own = [...node.attributes].filter(({ name }) => !STATE.includes(name));
  const attributes = own.map(({ name, value }) => ` ${name}="${value.replaceAll(site, "")}"`).sort();
  return `<${node.localName}${attributes.join("")}>${[...node.childNodes].map(write).join("")}</${node.localName}>`;
};
done([...document.querySelectorAll("[role=feed] article")].map(write));
