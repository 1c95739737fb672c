import { xmlNamespace, xmlnsNamespace } from "../names.ts";
import { knownNamespace } from "../place.ts";

/** An attribute that does not declare a prefix. */
export interface Attribute {
  /** "" for none, as for every attribute without a prefix. */
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

/** What stands in a start tag after the name. */
export interface TagRest {
  /** What was read, up to and including ">", where it is repeatable. */
  readonly raw: string;
  /** Whether it holds no data, but declarations and what XML Schema knows: it says the same wherever it stands again. */
  readonly isRepeatable: boolean;
  /** Of what was read. */
  readonly length: number;
  /** The prefixes in force inside the element. */
  readonly scope: Scope;
  readonly attributes: readonly Attribute[];
  /** Whether it says that the element has no value. */
  readonly nil: boolean;
  /** Whether the start tag is the end tag too. */
  readonly isEmpty: boolean;
}

/** What each prefix in force stands for. */
export class Scope {
  /** The namespace of elements without a prefix; "" for none. */
  readonly defaultNamespace: string;
  /** Of a tag without attributes. */
  readonly open: TagRest;
  /** Of the tag with attributes that was read last here: the same ones are often read again. */
  lastRest: TagRest | undefined;
  /** The prefix of an element that was read last here, and what it stood for: the next element often has the same. */
  lastPrefix = "";
  lastNamespace: string | undefined;
  readonly #outer: Scope | undefined;
  readonly #declared: ReadonlyMap<string, string>;

  constructor(outer: Scope | undefined, declared: ReadonlyMap<string, string>) {
    this.#outer = outer;
    this.#declared = declared;
    this.defaultNamespace = knownNamespace(declared.get("") ?? outer?.defaultNamespace ?? "");
    this.open = { raw: ">", isRepeatable: true, length: 1, scope: this, attributes: [], nil: false, isEmpty: false };
  }

  /** Remembers a prefix, with its colon. */
  remember(namespace: string, prefix: string): void {
    this.lastNamespace = knownNamespace(namespace);
    this.lastPrefix = prefix;
  }

  /** What a prefix stands for; undefined where nothing declares it. */
  resolve(prefix: string): string | undefined {
    if (prefix === "") return this.defaultNamespace;
    let scope: Scope | undefined = this;
    while (scope !== undefined) {
      const namespace: string | undefined = scope.#declared.get(prefix);
      if (namespace !== undefined) return namespace;
      scope = scope.#outer;
    }
    return undefined;
  }
}

/** The prefixes in force before a root element. It remembers the last one, of any document. */
export const outermost: Scope = new Scope(undefined, new Map([["xml", xmlNamespace]]));

/** Whether a prefix may be declared to stand for a namespace. */
export function isDeclarable(prefix: string, namespace: string): boolean {
  if (prefix === "xmlns" || namespace === xmlnsNamespace) return false;
  return (prefix === "xml") === (namespace === xmlNamespace) && (prefix === "" || namespace !== "");
}
