import { COMMENTS, characterData, looseScalar } from "./character-data.ts";
import type { Random } from "./random.ts";
import { CANONICAL, type Spelling } from "./spelling.ts";
import { type Name, type Tree, type TreeAttribute, textOf, XSI } from "./tree.ts";
import { shuffled } from "./values.ts";

type Scope = ReadonlyMap<string, string>;

/** Writes a tree as a document in the given spelling; whatever the spelling, the document means the same. */
export function spell(random: Random, tree: Tree, spelling: Spelling = CANONICAL): string {
  const speller = new Speller(random, spelling);
  const mark = spelling.byteOrderMark ? "\ufeff" : "";
  const before = spelling.declaration === "" ? "" : spelling.declaration + speller.gap();
  return mark + before + speller.element(tree, new Map([["", ""]])) + speller.gap();
}

class Speller {
  readonly #random: Random;
  readonly #spelling: Spelling;

  constructor(random: Random, spelling: Spelling) {
    this.#random = random;
    this.#spelling = spelling;
  }

  /** White space and comments between elements. */
  gap(): string {
    const { comments, indentation } = this.#spelling;
    return this.#random.pick(indentation) + (comments && this.#random.chance(0.3) ? this.#random.pick(COMMENTS) : "");
  }

  element(tree: Tree, outer: Scope): string {
    const random = this.#random;
    const scope = new Map(outer);
    const declared = new Map<string, string>();
    // A prefix that nothing needs, in the way of those that are needed.
    if (this.#spelling.strangers && random.chance(0.2)) this.#declare("p", "urn:stranger", scope, declared);
    const tag = this.#tag(tree, scope, declared);
    const attributes = tree.attributes.map((attribute) => this.#attribute(attribute, scope, declared));
    const unknown =
      this.#spelling.strangers && random.chance(0.3) ? [` xml:space="preserve"`, ` z9:nil="1" xmlns:z9="urn:z"`] : [];
    const declarations = [...declared].map(([prefix, namespace]) =>
      this.#pair(prefix === "" ? "xmlns" : `xmlns:${prefix}`, escapeAttribute(random, namespace)),
    );
    const start = `<${tag}${shuffled(random, [...attributes, ...declarations, ...unknown]).join("")}${this.#blank()}`;
    const content = this.#content(tree, scope);
    if (content === "" && this.#spelling.selfClosing) return `${start}/>`;
    return `${start}>${content}</${tag}${this.#blank()}>`;
  }

  #content({ children, text, isOrdered }: Tree, scope: Scope): string {
    const random = this.#random;
    if (text !== undefined) return this.#text(text);
    if (children.length === 0) return "";
    const ordered = this.#spelling.reordered && !isOrdered ? reordered(random, children) : children;
    return (
      ordered.map((child) => this.gap() + this.#stranger(scope) + this.element(child, scope)).join("") + this.gap()
    );
  }

  #text({ type, value }: NonNullable<Tree["text"]>): string {
    const isLoose = type.kind === "boolean" || type.kind === "integer";
    if (this.#spelling.looseScalars && isLoose) return looseScalar(this.#random, value);
    return characterData(this.#random, this.#spelling, textOf(type, value));
  }

  /** An element that no schema knows, in a namespace of its own. */
  #stranger(scope: Scope): string {
    if (!this.#spelling.strangers || !this.#random.chance(0.15) || scope.get("z") !== undefined) return "";
    return `<z:a xmlns:z='urn:z'>x<z:b y='&lt;'/><![CDATA[<]]></z:a>`;
  }

  #tag(tree: Tree, scope: Map<string, string>, declared: Map<string, string>): string {
    // A name without a namespace in a value has no prefix, so that nothing may be the default namespace.
    const isBare = tree.attributes.some(({ value }) => typeof value !== "string" && value.namespace === "");
    if (!isBare || tree.namespace === "") return this.#elementName(tree, scope, declared);
    if (scope.get("") !== "") this.#declare("", "", scope, declared);
    return this.#prefixed(tree.namespace, tree.local, scope, declared);
  }

  #elementName(name: Name, scope: Map<string, string>, declared: Map<string, string>): string {
    const { namespace, local } = name;
    const wanted = namespace === "" ? "" : this.#spelling.prefix;
    if (scope.get(wanted) === namespace && this.#random.chance(0.9))
      return wanted === "" ? local : `${wanted}:${local}`;
    const known = [...scope].filter(([, meaning]) => meaning === namespace);
    if (known.length > 0 && this.#random.chance(0.8)) {
      const [prefix] = this.#random.pick(known);
      return prefix === "" ? local : `${prefix}:${local}`;
    }
    const prefix = namespace === "" ? "" : this.#random.chance(0.8) ? wanted : this.#random.pick(["p", "q", "n1", ""]);
    if (declared.has(prefix)) return this.#fresh(namespace, local, scope, declared);
    this.#declare(prefix, namespace, scope, declared);
    return prefix === "" ? local : `${prefix}:${local}`;
  }

  #attribute(attribute: TreeAttribute, scope: Map<string, string>, declared: Map<string, string>): string {
    const { namespace, local, value, type } = attribute;
    const name = namespace === "" ? local : this.#prefixed(namespace, local, scope, declared);
    if (typeof value !== "string") return this.#pair(name, this.#prefixedOrBare(value, scope, declared));
    const text =
      namespace === XSI && local === "nil"
        ? this.#random.pick(["true", "true", "1", " true\t"])
        : this.#spelling.looseScalars && type?.kind === "integer"
          ? ` ${value} `
          : value;
    return this.#pair(name, escapeAttribute(this.#random, text));
  }

  /** A name in a value: without a prefix it is in the default namespace. */
  #prefixedOrBare({ namespace, local }: Name, scope: Map<string, string>, declared: Map<string, string>): string {
    if (scope.get("") === namespace) return local;
    return this.#prefixed(namespace, local, scope, declared);
  }

  #prefixed(namespace: string, local: string, scope: Map<string, string>, declared: Map<string, string>): string {
    if (namespace === "http://www.w3.org/XML/1998/namespace") return `xml:${local}`;
    const known = [...scope].find(([prefix, meaning]) => prefix !== "" && meaning === namespace);
    if (known !== undefined) return `${known[0]}:${local}`;
    const wanted = namespace === XSI ? this.#spelling.xsiPrefix : "b";
    if (scope.has(wanted)) return this.#fresh(namespace, local, scope, declared);
    this.#declare(wanted, namespace, scope, declared);
    return `${wanted}:${local}`;
  }

  #fresh(namespace: string, local: string, scope: Map<string, string>, declared: Map<string, string>): string {
    if (namespace === "") throw new RangeError("No prefix stands for no namespace");
    let count = 1;
    while (scope.has(`f${count}`)) count++;
    this.#declare(`f${count}`, namespace, scope, declared);
    return `f${count}:${local}`;
  }

  #declare(prefix: string, namespace: string, scope: Map<string, string>, declared: Map<string, string>): void {
    scope.set(prefix, namespace);
    declared.set(prefix, namespace);
  }

  #pair(name: string, content: string): string {
    const quote = this.#random.pick(this.#spelling.quotes);
    return `${this.#blank() || " "}${name}${this.#blank()}=${this.#blank()}${quote}${content}${quote}`;
  }

  #blank(): string {
    return this.#random.pick(this.#spelling.blanks);
  }
}

/** Mixes elements, but for those of one name, which keep their order. */
function reordered(random: Random, children: readonly Tree[]): Tree[] {
  const queues = new Map<string, Tree[]>();
  const id = ({ namespace, local }: Tree) => `${namespace} ${local}`;
  for (const child of children) queues.set(id(child), [...(queues.get(id(child)) ?? []), child]);
  return shuffled(random, children).flatMap((child) => queues.get(id(child))?.shift() ?? []);
}

function escapeAttribute(random: Random, text: string): string {
  return text.replaceAll(/[&<>"'\t\n\r]/g, (character) => {
    const code = character.charCodeAt(0);
    return random.chance(0.5) ? `&#${code};` : `&#x${code.toString(16)};`;
  });
}
