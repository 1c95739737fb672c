import { readFileSync } from "node:fs";
import { SaxesParser, type SaxesTagNS } from "saxes";

const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
const xsd = readFileSync(new URL("../../../../openapi/generated/starfish.v1.xsd", import.meta.url), "utf8");

/** The members of a type in the order of the XSD, with their types. */
function membersOf(type: string): readonly (readonly [name: string, xsdType: string])[] {
  const [, body = ""] = new RegExp(`<xs:complexType name="${type}">(.*?)</xs:complexType>`, "s").exec(xsd) ?? [];
  return [...body.matchAll(/<xs:element [^>]*name="(\w+)"[^>]*type="xs:(\w+)"/g)].map(
    ([, name = "", xsdType = ""]) => [name, xsdType] as const,
  );
}

/**
 * Reads a request as the captured server does: it only looks forward, so that a member that comes too late is lost, and
 * of several with one name all but the first. What it does not know, it passes over.
 */
export function readForwardOnly(type: string, text: string): Readonly<Record<string, unknown>> {
  const members = membersOf(type);
  const bound: Record<string, unknown> = {};
  const open: { readonly tag: SaxesTagNS; text: string }[] = [];
  let next = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    if (open.length === 0 && (tag.local !== type || tag.uri !== namespace)) throw new Error("another root");
    open.push({ tag, text: "" });
  });
  const append = (more: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined || open.length !== 1 || element.tag.uri !== namespace) return;
    const index = members.findIndex(([name], position) => position >= next && name === element.tag.local);
    const [name, xsdType] = members[index] ?? [];
    if (name === undefined || xsdType === undefined) return;
    next = index + 1;
    bound[name] = isNil(element.tag) ? null : typedValue(xsdType, element.text);
  });
  parser.write(text).close();
  return bound;
}

function isNil({ attributes }: SaxesTagNS): boolean {
  const nil = Object.values(attributes).find(({ uri, local }) => uri === schemaInstance && local === "nil");
  return nil !== undefined && /^\s*(true|1)\s*$/.test(nil.value);
}

function typedValue(xsdType: string, text: string): unknown {
  if (xsdType === "string") return text;
  const word = text.trim();
  if (xsdType === "boolean" && /^(true|false|1|0)$/.test(word)) return word === "true" || word === "1";
  if (xsdType === "int" && /^[+-]?\d+$/.test(word)) return Number(word) + 0;
  throw new Error(`${JSON.stringify(text)} is not a ${xsdType}: the whole body is lost`);
}
