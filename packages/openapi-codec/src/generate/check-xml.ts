import { resolveType } from "../rules/compile.ts";
import { isScalar } from "../rules/scalar.ts";
import { withArticle } from "../rules/value-kind.ts";
import type { ObjectType, Table, Type, UnionType } from "../table.ts";
import { bareItem, xmlMembers } from "../xml/members.ts";
import { isName, schemaInstance, xmlNamespace, xmlnsNamespace } from "../xml/names.ts";
import { elementPlace } from "../xml/place.ts";
import { CheckedTypes } from "./checked-types.ts";
import type { TypeBuilder } from "./types/build-types.ts";

type Prefixes = Readonly<Record<string, string>>;

/** Whether types have an XML form; a prefix without a namespace gets the one that it has around it. */
export class XmlCheck {
  readonly #table: Table<unknown>;
  readonly #builder: TypeBuilder;
  readonly #checked: CheckedTypes = new CheckedTypes();

  constructor(table: Table<unknown>, builder: TypeBuilder) {
    this.#table = table;
    this.#builder = builder;
  }

  /** Throws `DocumentError` for a body that is not an element, or has no XML form. */
  body(type: Type): void {
    this.#checkElement(type, "a body");
    this.root(type);
  }

  #checkElement(type: Type, what: string): void {
    const { node } = type.xml ?? {};
    if (node === undefined) return;
    const remedy = "Write xml.attribute or xml.nodeType where it is a member";
    this.#refuse(type, `${what} is an element, not ${node}`, remedy);
  }

  /** Throws `DocumentError` for a root that has no XML form, or holds something that has none. */
  root(type: Type): void {
    this.#checked.root(() => this.#check(type, "", {}, []));
  }

  /** `inside` is the default namespace of the description, `chain` the objects without an element that lead here. */
  #check(type: Type, inherited: string, prefixes: Prefixes, chain: readonly Type[]): void {
    const problem = this.#builder.notes.problems.get(type);
    if (problem !== undefined) throw problem;
    const inner = this.#bind(type, prefixes);
    const place = elementPlace(type.xml, "x", inherited);
    if (type.xml?.name !== undefined) this.#checkName(type, type.xml.name);
    this.#checkTarget(type, place.inside, inner, chain);
  }

  /** A named type is checked by itself, once in each context: types may hold themselves, and lead to one another far. */
  #checkTarget(type: Type, inside: string, prefixes: Prefixes, chain: readonly Type[]): void {
    const target = resolveType(this.#table, type);
    if (type.kind !== "ref" || chain.length > 0) this.#checkContent(target, inside, prefixes, chain);
    else {
      this.#checked.refer(target, JSON.stringify([inside, prefixes]), () => {
        this.#checkContent(target, inside, prefixes, []);
      });
    }
  }

  #checkContent(type: Type, inside: string, prefixes: Prefixes, chain: readonly Type[]): void {
    const problem = this.#builder.notes.problems.get(type);
    if (problem !== undefined) throw problem;
    switch (type.kind) {
      case "list":
        this.#checkElement(type.item, "an item of a list");
        this.#check(type.item, inside, prefixes, []);
        break;
      case "union":
        for (const branch of type.branches) {
          this.#checkTarget(branch.type, inside, prefixes, []);
          this.#checkDiscriminator(type, branch.type);
        }
        break;
      case "object":
        this.#checkObject(type, inside, prefixes, chain);
    }
  }

  /** The reader looks for it before it knows the branch, in which other branches may have elements. */
  #checkDiscriminator({ discriminator }: UnionType, branch: Type): void {
    const target = resolveType(this.#table, branch);
    const member = target.kind === "object" ? target.members.find(({ name }) => name === discriminator) : undefined;
    const { node } = member?.xml ?? {};
    if (member === undefined || (node !== "text" && node !== "cdata")) return;
    const reason = `${member.name} tells the branches of a union apart, and is the text of its element`;
    this.#refuse(member, reason, "Let it be an attribute or an element");
  }

  #checkObject(type: ObjectType, inside: string, prefixes: Prefixes, chain: readonly Type[]): void {
    if (chain.includes(type)) this.#refuse(type, "an object without an element holds itself", "Give it an element");
    for (const member of type.members) {
      const { node } = member.xml ?? {};
      const isText = node === "text" || node === "cdata";
      if ((node === "attribute" || isText) && !isScalar(member)) {
        const what = node === "attribute" ? "an attribute" : "a text";
        this.#refuse(
          member,
          `${what} holds a single value, not ${withArticle(resolveType(this.#table, member).kind)}`,
          "Let it be an element",
        );
      }
      if (node === "none" && resolveType(this.#table, member).kind !== "object") {
        this.#refuse(member, "only an object can do without an element", "Take nodeType: none out");
      }
      if (node === "none" && (member.nullable || chain.includes(resolveType(this.#table, member)))) {
        this.#refuse(member, "an object without an element cannot be null or hold itself", "Give it an element");
      }
      if (node === "none" && (resolveType(this.#table, member) as ObjectType).others) {
        const reason = "an object without an element cannot have members that are not listed";
        this.#refuse(member, reason, "Give it an element, or list its members");
      }
      if (node === "attribute" && (member.xml?.name ?? member.name) === "xmlns" && !member.xml?.namespace) {
        this.#refuse(member, "xmlns is not an attribute but declares a namespace", "Write another name with xml.name");
      }
      if (node !== "xsi:type" && !isText && node !== "none" && !bareItem(member)) {
        this.#checkName(member, member.xml?.name ?? member.name);
      }
      this.#check(member, inside, prefixes, node === "none" ? [...chain, type] : []);
    }
    if (type.others) {
      this.#checkElement(type.others, "a member that is not listed");
      this.#check(type.others, inside, prefixes, []);
    }
    this.#checkNames(type, inside);
  }

  /** No two members may have the same name in XML. */
  #checkNames(type: ObjectType, inside: string): void {
    const { elements, attributes, text } = xmlMembers(this.#table, type, inside);
    for (const list of [elements, attributes]) {
      const names = new Map<string, string>();
      for (const { member, place } of list) {
        const id = `${place.namespace} ${place.name}`;
        const other = names.get(id);
        if (other !== undefined) {
          this.#refuse(
            member,
            `${other} and ${member.name} are both called ${place.name} in XML`,
            "Give one of them another xml.name",
          );
        }
        names.set(id, member.name);
      }
    }
    const texts = type.members.filter(({ xml }) => xml?.node === "text" || xml?.node === "cdata");
    if (texts.length > 1 || (text !== undefined && (elements.length > 0 || type.others))) {
      this.#refuse(text ?? type, "a text stands beside other content", "Let the others be attributes");
    }
  }

  /** Prefixes that are in force inside; one without a namespace gets that of the prefix around it. */
  #bind(type: Type, prefixes: Prefixes): Prefixes {
    const { prefix, namespace } = type.xml ?? {};
    if (namespace === xmlnsNamespace) {
      this.#refuse(type, "nothing can be in the namespace of declarations", "Choose another namespace");
    }
    if (prefix === undefined) return prefixes;
    if (namespace === xmlNamespace && prefix !== "xml") {
      this.#refuse(type, "the prefix of the namespace of XML is xml, and no other", "Write prefix: xml");
    }
    if (!isName(prefix)) this.#refuse(type, `${prefix} is not an XML prefix`, "Write letters and digits");
    if (prefix === "xml" && type.xml?.node === "attribute" && (namespace ?? xmlNamespace) === xmlNamespace) {
      (type.xml as { namespace?: string }).namespace = xmlNamespace;
      return prefixes;
    }
    if (prefix === "xsi" && type.xml?.node === "attribute" && (namespace ?? schemaInstance) === schemaInstance) {
      if (type.xml.name === "nil") this.#refuse(type, "xsi:nil says that there is no value", "Let the type be null");
      (type.xml as { namespace?: string }).namespace = schemaInstance;
      return prefixes;
    }
    if (/^(?:xml|xmlns|xsi)$/.test(prefix) || (prefix === "i" && this.#table.dialect === "data-contract")) {
      this.#refuse(type, `the prefix ${prefix} has a meaning of its own`, "Choose another one");
    }
    if (namespace !== undefined) return { ...prefixes, [prefix]: namespace };
    const known = prefixes[prefix];
    if (known === undefined) {
      this.#refuse(type, `nothing says which namespace the prefix ${prefix} stands for`, "Add xml.namespace");
    }
    (type.xml as { namespace?: string }).namespace = known;
    return prefixes;
  }

  #checkName(type: Type, name: string): void {
    if (isName(name)) return;
    const hasPrefix = /^[^:]+:[^:]+$/.test(name);
    const remedy = hasPrefix
      ? "A prefix is written as xml.prefix, and its URI as xml.namespace"
      : "Write another one with xml.name";
    this.#refuse(type, `${JSON.stringify(name)} is not an XML name`, remedy);
  }

  #refuse(type: Type, reason: string, remedy: string): never {
    const location = this.#builder.notes.locations.get(type);
    if (location === undefined) throw new Error(`${reason}. ${remedy}.`);
    return location.refuse(reason, remedy);
  }
}
