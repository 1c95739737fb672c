import { isNode, type Node } from "../spec/document.ts";
import { wordsOf } from "../spec/inheritance/discriminator-words.ts";

/** A part of the description in which each branch of a union says its word, for Prism does not know discriminators. */
export function sayWords(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(sayWords);
  }
  if (!isNode(node)) {
    return node;
  }
  const said = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, sayWords(member)]));
  const { discriminator } = node;
  const keyword = Array.isArray(node["oneOf"]) ? "oneOf" : "anyOf";
  const branches = node[keyword];
  if (!isNode(discriminator) || typeof discriminator["propertyName"] !== "string" || !Array.isArray(branches)) {
    return said;
  }
  return { ...said, [keyword]: branches.filter(isNode).map((branch) => withWord(discriminator, branch)) };
}

function withWord(discriminator: Node, branch: Node): unknown {
  if (branch["type"] === "null") {
    return branch;
  }
  const property = String(discriminator["propertyName"]);
  const word = { type: "string", enum: wordsOf(discriminator, branch) };
  return { allOf: [branch, { type: "object", required: [property], properties: { [property]: word } }] };
}
