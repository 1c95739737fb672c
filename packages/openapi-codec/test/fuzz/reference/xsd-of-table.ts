import type { ObjectType, Table, Type } from "../../../src/table.ts";
import { attributeAt, contractOf, elementAt, type Name, resolved } from "../inputs/tree.ts";
import { isBare } from "../inputs/values.ts";

/** Of the file that imports the others. */
export const MAIN = "main.xsd";

const TYPES = "urn:types";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** XML Schemas, by the names of their files. */
export interface Xsds {
  readonly files: Readonly<Record<string, string>>;
  /** What XML Schema 1.0 cannot say of the type, so that more is valid than the table allows. */
  readonly gaps: ReadonlySet<Gap>;
}

/**
 * - `others among members`: an open object has its members in order, and elements of any name after them. A schema may not
 *   leave open which of two particles an element belongs to, so that any elements at all are valid there.
 * - `union by a member`: the value of a child or attribute decides about the type. Anything is valid there.
 * - `no i:type`: of a union by `i:type`, a value that names no type. Anything is valid there.
 * - `values of others`: elements of any name cannot be given a type.
 */
export type Gap = "others among members" | "union by a member" | "no i:type" | "values of others";

/**
 * The XML Schemas of a type of a table: elements in the order in which they are written. It shares the table with the codec,
 * and no code.
 */
export function xsdsOf(table: Table, schema: string): Xsds {
  return new XsdMaker(table).make(schema);
}

interface XsdFile {
  readonly file: string;
  /** With its colon; "" for the elements without a namespace. */
  readonly prefix: string;
  readonly declarations: string[];
}

/**
 * An element or attribute can only be declared in the schema of its namespace: each is a group of its own there, which the
 * types refer to. All types are in one schema.
 */
class XsdMaker {
  readonly #table: Table;
  readonly #gaps = new Set<Gap>();
  readonly #files = new Map<string, XsdFile>([[TYPES, { file: MAIN, prefix: "t:", declarations: [] }]]);
  readonly #types = new Map<Type, Map<string, string>>();
  readonly #contracts = new Set<string>();
  #count = 0;

  constructor(table: Table) {
    this.#table = table;
  }

  make(schema: string): Xsds {
    const type = this.#table.types[schema] as Type;
    const { name, inside } = elementAt(type.xml, schema, "");
    this.#file(name.namespace).declarations.push(this.#element(type, name.local, inside, ""));
    const files = [...this.#files].map(([namespace, { file, declarations }]) => [
      file,
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"${this.#prefixes()}${
        namespace === "" ? "" : ` targetNamespace="${escaped(namespace)}"`
      }>${this.#imports(namespace)}${declarations.join("")}</xs:schema>`,
    ]);
    return { files: Object.fromEntries(files), gaps: this.#gaps };
  }

  #file(namespace: string): XsdFile {
    let file = this.#files.get(namespace);
    if (file === undefined) {
      const index = this.#files.size;
      const prefix = namespace === "" ? "" : namespace === xmlNamespace ? "xml:" : `n${index}:`;
      file = { file: `${index}.xsd`, prefix, declarations: [] };
      this.#files.set(namespace, file);
    }
    return file;
  }

  #prefixes(): string {
    return [...this.#files]
      .filter(([namespace]) => namespace !== "" && namespace !== xmlNamespace)
      .map(([namespace, { prefix }]) => ` xmlns:${prefix.slice(0, -1)}="${escaped(namespace)}"`)
      .join("");
  }

  #imports(own: string): string {
    return [...this.#files]
      .filter(([namespace]) => namespace !== own)
      .map(([namespace, { file }]) => {
        return `<xs:import${namespace === "" ? "" : ` namespace="${escaped(namespace)}"`} schemaLocation="${file}" />`;
      })
      .join("");
  }

  #element(type: Type, local: string, inside: string, occurrence: string): string {
    const nillable = type.nullable || type.kind === "any" ? ' nillable="true"' : "";
    const typeName = this.#typeName(type, inside, type.nullable === true);
    return `<xs:element name="${local}"${occurrence}${nillable} type="${typeName}" />`;
  }

  /** A reference to a group in the schema of the element's namespace. */
  #particle(type: Type, { namespace, local }: Name, inside: string, occurrence: string): string {
    const { prefix, declarations } = this.#file(namespace);
    const group = `g${this.#count++}`;
    const element = this.#element(type, local, inside, occurrence);
    declarations.push(`<xs:group name="${group}"><xs:sequence>${element}</xs:sequence></xs:group>`);
    return `<xs:group ref="${prefix}${group}" />`;
  }

  /** The name of a type's content. Where it may be nil, it has no required attributes. */
  #typeName(given: Type, inside: string, isNil: boolean): string {
    const type = resolved(this.#table, given);
    if (type.kind === "union" && type.byXmlType) return this.#contractsOf(type.branches.map((branch) => branch.type));
    if (type.kind !== "object" && type.kind !== "union" && (type.kind !== "list" || type.isJoined)) {
      return this.#simpleType(type);
    }
    const context = JSON.stringify([inside, isNil]);
    const names = this.#types.get(type) ?? new Map<string, string>();
    this.#types.set(type, names);
    let name = names.get(context);
    if (name === undefined) {
      name = `t${this.#count++}`;
      names.set(context, name);
      const content = this.#content(type, inside, isNil);
      const mixed = type.kind === "union" ? ' mixed="true"' : "";
      this.#file(TYPES).declarations.push(`<xs:complexType name="${name}"${mixed}>${content}</xs:complexType>`);
    }
    return `t:${name}`;
  }

  #simpleType(type: Type): string {
    const definition = simpleTypeOf(type);
    if (!definition.startsWith("<")) return definition;
    const name = `s${this.#count++}`;
    this.#file(TYPES).declarations.push(definition.replace("<xs:simpleType>", `<xs:simpleType name="${name}">`));
    return `t:${name}`;
  }

  #content(type: Type, inside: string, isNil: boolean): string {
    if (type.kind === "list") {
      const place = elementAt(type.item.xml, "", inside);
      return `<xs:sequence>${this.#particle(type.item, place.name, place.inside, unbounded)}</xs:sequence>`;
    }
    if (type.kind === "object") return this.#object(type, type.contract?.namespace ?? inside, isNil);
    this.#gaps.add("union by a member");
    return `<xs:sequence>${anyElements("##any")}</xs:sequence><xs:anyAttribute processContents="skip" />`;
  }

  #object(type: ObjectType, inside: string, isNil: boolean): string {
    const attributes: string[] = [];
    const elements: string[] = [];
    let text: string | undefined;
    const collect = ({ members }: ObjectType, isOptional: boolean): void => {
      for (const member of members) {
        const mayMiss = isOptional || !member.required;
        const node = member.xml?.node;
        if (node === "attribute") attributes.push(this.#attribute(member, member.name, mayMiss || isNil));
        else if (node === "text" || node === "cdata") text = this.#textType(member, mayMiss);
        else if (node === "none") {
          collect(resolved(this.#table, member) as ObjectType, mayMiss || member.nullable === true);
        } else if (node !== "xsi:type") elements.push(this.#member(member, member.name, inside, mayMiss));
      }
    };
    collect(type, false);
    if (text !== undefined) {
      const extension = `<xs:extension base="${text}">${attributes.join("")}</xs:extension>`;
      return `<xs:simpleContent>${extension}</xs:simpleContent>`;
    }
    return `<xs:sequence>${this.#withOthers(type, inside, elements)}</xs:sequence>${attributes.join("")}`;
  }

  #member(type: Type, name: string, inside: string, mayMiss: boolean): string {
    const item = isBare(type) && type.kind === "list" ? type.item : undefined;
    const place = elementAt((item ?? type).xml, name, inside);
    return this.#particle(item ?? type, place.name, place.inside, item ? unbounded : mayMiss ? optional : "");
  }

  #attribute(type: Type, name: string, mayMiss: boolean): string {
    const place = attributeAt(type.xml, name);
    const use = mayMiss || type.nullable ? "" : ' use="required"';
    const definition = `name="${place.local}"${use} type="${this.#simpleType(type)}"`;
    if (place.namespace === "") return `<xs:attribute ${definition} />`;
    const { prefix, declarations } = this.#file(place.namespace);
    const group = `a${this.#count++}`;
    const attribute = `<xs:attribute form="qualified" ${definition} />`;
    declarations.push(`<xs:attributeGroup name="${group}">${attribute}</xs:attributeGroup>`);
    return `<xs:attributeGroup ref="${prefix}${group}" />`;
  }

  /** A text that is missing is an empty one. */
  #textType(type: Type, mayMiss: boolean): string {
    const name = this.#simpleType(type);
    if (!mayMiss && !type.nullable) return name;
    const empty =
      '<xs:simpleType><xs:restriction base="xs:string"><xs:length value="0" /></xs:restriction></xs:simpleType>';
    const union = `s${this.#count++}`;
    this.#file(TYPES).declarations.push(
      `<xs:simpleType name="${union}"><xs:union memberTypes="${name}">${empty}</xs:union></xs:simpleType>`,
    );
    return `t:${union}`;
  }

  #withOthers({ others, entries }: ObjectType, inside: string, elements: readonly string[]): string {
    if (others === undefined) return elements.join("");
    if (entries !== undefined) return elements.join("") + this.#entries(entries, others);
    this.#gaps.add("values of others");
    if (elements.length > 0) {
      this.#gaps.add("others among members");
      return anyElements("##any");
    }
    const value = isBare(others) && others.kind === "list" ? others.item : others;
    const { namespace } = elementAt(value.xml, "", inside).name;
    return anyElements(namespace === "" ? "##local" : escaped(namespace));
  }

  #entries({ name, namespace }: NonNullable<ObjectType["entries"]>, others: Type): string {
    const inner = elementAt({ ...others.xml, name: "Value", namespace }, "Value", namespace);
    const parts = [
      this.#particle({ kind: "string" }, { namespace, local: "Key" }, namespace, ""),
      this.#particle(others, inner.name, inner.inside, ""),
    ];
    const type = `t${this.#count++}`;
    this.#file(TYPES).declarations.push(
      `<xs:complexType name="${type}"><xs:sequence>${parts.join("")}</xs:sequence></xs:complexType>`,
    );
    const { prefix, declarations } = this.#file(namespace);
    const group = `g${this.#count++}`;
    declarations.push(
      `<xs:group name="${group}"><xs:sequence><xs:element name="${name}"${unbounded} type="t:${type}" /></xs:sequence></xs:group>`,
    );
    return `<xs:group ref="${prefix}${group}" />`;
  }

  /** What `i:type` may name: every type is one of anyType. */
  #contractsOf(branches: readonly Type[]): string {
    this.#gaps.add("no i:type");
    for (const branch of branches) {
      const contract = contractOf(this.#table, branch);
      const key = JSON.stringify(contract);
      if (contract === undefined || this.#contracts.has(key)) continue;
      this.#contracts.add(key);
      const base = this.#typeName(branch, contract.namespace, true);
      this.#file(contract.namespace).declarations.push(
        `<xs:complexType name="${contract.local}"><xs:complexContent><xs:extension base="${base}" /></xs:complexContent></xs:complexType>`,
      );
    }
    return "xs:anyType";
  }
}

const optional = ' minOccurs="0"';
const unbounded = ' minOccurs="0" maxOccurs="unbounded"';

const anyElements = (namespace: string): string =>
  `<xs:any namespace="${namespace}" processContents="skip"${unbounded} />`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The simple type of a scalar by XML Schema: its name, or its definition. */
export function simpleTypeOf(type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "xs:boolean";
    case "number":
      return type.isDecimal ? "xs:decimal" : "xs:double";
    case "integer": {
      if (type.isBigInt) return "xs:long";
      const [minimum, maximum] = type.range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
      const facets = `<xs:minInclusive value="${minimum}" /><xs:maxInclusive value="${maximum}" />`;
      return `<xs:simpleType><xs:restriction base="xs:integer">${facets}</xs:restriction></xs:simpleType>`;
    }
    case "string":
      return type.isChar ? "xs:unsignedShort" : "xs:string";
    default:
      return "xs:string";
  }
}
