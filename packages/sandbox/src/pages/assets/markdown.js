import { element } from "./element.js";

/** Code, bold, emphasis and links, each on one line. */
const inline = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)/;

/** The Markdown that descriptions are written in, as elements. What it does not know stays as it was written. */
export function blocksOf(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const items = block.split(/^\s*[-*] /m);
      return items.length > 1 && items[0].trim() === ""
        ? element("ul", {}, ...items.slice(1).map((item) => element("li", {}, ...inlinesOf(item.trim()))))
        : element("p", {}, ...inlinesOf(block));
    });
}

/** The same within one line, a title for example. */
export function inlinesOf(text) {
  const found = inline.exec(text);
  if (found === null) {
    return [text];
  }
  const [all, code, bold, emphasis, label, address] = found;
  return [
    text.slice(0, found.index),
    inlineOf({ code, bold, emphasis, label, address }),
    ...inlinesOf(text.slice(found.index + all.length)),
  ];
}

function inlineOf({ code, bold, emphasis, label, address }) {
  if (code !== undefined) return element("code", {}, code);
  if (bold !== undefined) return element("strong", {}, ...inlinesOf(bold));
  if (emphasis !== undefined) return element("em", {}, ...inlinesOf(emphasis));
  // An address of another kind could be a script.
  return /^(?:https?:|#)/.test(address)
    ? element("a", { href: address, rel: "noreferrer" }, ...inlinesOf(label))
    : element("span", {}, ...inlinesOf(label));
}
