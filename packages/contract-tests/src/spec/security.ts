import { KitError } from "../errors.ts";
import type { Operation, SecurityScheme } from "../types.ts";
import { entriesOf, isNode, type Node } from "./document.ts";

/** Which credentials an operation asks for, by the schemes that the description names. */
export function readSecurity(document: Node, requirements: unknown): Pick<Operation, "security" | "credentials"> {
  const { securitySchemes } = isNode(document["components"]) ? document["components"] : {};
  const schemes = new Map(entriesOf(document, securitySchemes));
  if (requirements !== undefined && !Array.isArray(requirements)) {
    throw new KitError(
      `The description has ${JSON.stringify(requirements).slice(0, 60)} for security, which is a list`,
    );
  }
  const alternatives = (requirements ?? [])
    .filter(isNode)
    .map((each) => Object.keys(each).map((name) => readScheme(name, schemes.get(name) ?? { type: "oauth2" })));
  const credentials = alternatives.filter(({ length }) => length > 0);
  if (credentials.length === 0) {
    return { security: "none", credentials };
  }
  return { security: credentials.length < alternatives.length ? "optional" : "required", credentials };
}

function readScheme(name: string, { type, scheme, in: place, name: parameter }: Node): SecurityScheme {
  if (type === "oauth2" || type === "openIdConnect") {
    return { name, kind: "bearer" };
  }
  if (type === "mutualTLS") {
    return { name, kind: "connection" };
  }
  if (type === "http") {
    const word = String(scheme).toLowerCase();
    return { name, kind: word === "bearer" || word === "basic" ? word : "other" };
  }
  const isKey = type === "apiKey" && (place === "header" || place === "query" || place === "cookie");
  return isKey ? { name, kind: "key", in: place, parameter: String(parameter) } : { name, kind: "other" };
}
