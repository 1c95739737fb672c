/** The document is not what a reader of this API may accept; the message names the rule. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Prefixes and what they stand for; "" is the default namespace. */
export type Scope = ReadonlyMap<string, string>;

export const OUTERMOST: Scope = new Map([
  ["", ""],
  ["xml", XML],
]);

export interface Tag {
  readonly local: string;
  readonly namespace: string;
  readonly scope: Scope;
  /** Values by `{namespace}local`, without the declarations. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Of the fifth edition of XML 1.0, without the colon; what may follow is checked by saxes. */
const NAME_START =
  /^[A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u;

/** Namespaces in XML 1.0 for one start tag: the names as they are spelt, and the scope around it. */
export function resolveTag(spelling: string, spelt: Readonly<Record<string, string>>, outer: Scope): Tag {
  const scope = new Map(outer);
  const others: [prefix: string, local: string, value: string][] = [];
  for (const [name, value] of Object.entries(spelt)) {
    const [prefix, local] = split(name);
    if (prefix === "xmlns") {
      declare(scope, local, value);
    } else if (name === "xmlns") {
      declare(scope, "", value);
    } else {
      others.push([prefix, local, value]);
    }
  }
  const attributes = new Map<string, string>();
  for (const [prefix, local, value] of others) {
    const identity = `{${prefix === "" ? "" : resolve(scope, prefix)}}${local}`;
    if (attributes.has(identity)) {
      throw new Refusal(`the attribute ${identity} is there twice`);
    }
    attributes.set(identity, value);
  }
  const [prefix, local] = split(spelling);
  return { local, namespace: resolve(scope, prefix), scope, attributes };
}

function split(name: string): readonly [prefix: string, local: string] {
  const parts = name.split(":");
  const [first = "", second] = parts;
  if (parts.length > 2 || !parts.every((part) => NAME_START.test(part))) {
    throw new Refusal(`${name} is not a qualified name`);
  }
  return second === undefined ? ["", first] : [first, second];
}

function declare(scope: Map<string, string>, prefix: string, uri: string): void {
  if (prefix === "xmlns" || uri === XMLNS || (prefix === "xml") !== (uri === XML) || (prefix !== "" && uri === "")) {
    throw new Refusal(`${prefix} may not stand for ${uri}`);
  }
  scope.set(prefix, uri);
}

function resolve(scope: Scope, prefix: string): string {
  const uri = scope.get(prefix);
  if (uri === undefined) {
    throw new Refusal(`the prefix ${prefix} is not declared`);
  }
  return uri;
}
