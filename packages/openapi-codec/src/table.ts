/**
 * The format of a table: all that the codec knows of a document. A table is data, made by `openapi-codec generate`; it
 * holds no functions and can be written as JSON.
 */

/** The version of this format. A table of another version is refused. */
export const tableVersion = 1;

/**
 * What was made of one OpenAPI document.
 *
 * @typeParam Schemas - the values of the named types, `components["schemas"]` of the generated `types.ts`.
 */
export interface Table<Schemas = Readonly<Record<string, unknown>>> {
  readonly version: typeof tableVersion;
  /** XML is written as .NET's DataContractSerializer does it. */
  readonly dialect?: "data-contract";
  /** The schemas of `components`, by their names. */
  readonly types: Readonly<Record<string, RootType>>;
  /** By operationId. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** Never there at run time: it tells the compiler what the values of the types are. */
  readonly schemas?: Schemas;
}

/** A type that a document may consist of. */
export type RootType = Type & {
  /** Why the type has no XML form; missing where it has one. */
  readonly noXml?: string;
};

export interface Operation {
  readonly method: string;
  /** As the document spells it, with `{name}` for path parameters. */
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  /** Whether the operation can be called without a credential, with or without one, or only with one. */
  readonly security: "none" | "optional" | "required";
  readonly request?: { readonly required?: true; readonly content: Content };
  /** By status, `2XX` or `default`. */
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
  /** The extensions that the generator was asked to keep. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: true;
  /** What a value is, or each item of a list. Missing for texts, and for what is neither a single value nor a list of them. */
  readonly kind?: "boolean" | "integer" | "number";
  /**
   * The value is a list. `repeated`: the name stands before each item; else what stands between the items, as it is written
   * in an address.
   */
  readonly list?: "repeated" | "," | "%20" | "%7C";
  /** The extensions that the generator was asked to keep. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** By media type, in lower case and without parameters; null for bodies that no codec reads, such as bytes. */
export type Content = Readonly<Record<string, RootType | null>>;

export type Type =
  | StringType
  | BooleanType
  | IntegerType
  | NumberType
  | AnyType
  | ObjectType
  | ListType
  | UnionType
  | RefType;

interface TypeBase {
  /** Null is a value too. A reference says it for the type that it refers to. */
  readonly nullable?: true;
  /** How a value is written in XML where it stands. */
  readonly xml?: XmlPlace;
}

/** The XML of one place: of a member, of an item, or of a whole document. */
export interface XmlPlace {
  /** The local name; without it, the member's own. */
  readonly name?: string;
  /** "" is not a namespace. Without one, an element is in the default namespace that holds there, an attribute in none. */
  readonly namespace?: string;
  /** With a prefix, the namespace is for this element or attribute alone. */
  readonly prefix?: string;
  /**
   * Other than an element. `none`: the members of the value stand in the element around it. `xsi:type`: the attribute of
   * the element around it that names its type says the value.
   */
  readonly node?: "attribute" | "text" | "cdata" | "none" | "xsi:type";
}

/** What is asked of a scalar beyond its type: looked at on request only. */
export interface Facets {
  /** The only values allowed, of an `enum` or a `const`. */
  readonly values?: readonly (string | number | boolean)[];
  readonly minLength?: number;
  /** In UTF-16 units. */
  readonly maxLength?: number;
  readonly pattern?: string;
  /** One of the formats that are checked; see `rules/formats.ts`. */
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export interface StringType extends TypeBase, Facets {
  readonly kind: "string";
  /** In XML the number of the one UTF-16 unit, as DataContract writes a `char`. */
  readonly isChar?: true;
}

export interface BooleanType extends TypeBase, Facets {
  readonly kind: "boolean";
}

export interface IntegerType extends TypeBase, Facets {
  readonly kind: "integer";
  /** The range that the format gives; without one, as far as JavaScript tells whole numbers apart. */
  readonly range?: readonly [minimum: number, maximum: number];
  /** The value is a `bigint`, of 64 bits. */
  readonly isBigInt?: true;
}

export interface NumberType extends TypeBase, Facets {
  readonly kind: "number";
  /** Never written with an exponent. */
  readonly isDecimal?: true;
}

/** Any JSON value; in XML a text. */
export interface AnyType extends TypeBase {
  readonly kind: "any";
}

export interface ObjectType extends TypeBase {
  readonly kind: "object";
  /** In the order in which XML is written. */
  readonly members: readonly Member[];
  /** What members that are not listed may be. Without it, others are refused when writing and passed over when reading. */
  readonly others?: Type;
  /** How DataContract writes the members that are not listed: as a list of elements with a `Key` and a `Value` each. */
  readonly entries?: { readonly name: string; readonly namespace: string };
  /** Names of other members are encoded in XML as .NET's `XmlConvert` does it. */
  readonly encodesNames?: true;
  /** A reader at the other end may drop what stands out of order, so the caller hears of it. */
  readonly isOrdered?: true;
  /**
   * In DataContract, the contract: its namespace is that of the members wherever the element stands, and with its name
   * `i:type` says that a value is of it.
   */
  readonly contract?: { readonly name?: string; readonly namespace: string };
}

export type Member = Type & {
  readonly name: string;
  readonly required?: true;
  /** The extensions that the generator was asked to keep. */
  readonly extensions?: Readonly<Record<string, unknown>>;
};

export interface ListType extends TypeBase {
  readonly kind: "list";
  readonly item: Type;
  /** An element stands around the items; without it, they stand where the list would. */
  readonly isWrapped?: true;
  /** In XML the texts are one text, joined by a blank, which is read as one item. */
  readonly isJoined?: true;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** One of several types; of none, where null is the only value. */
export interface UnionType extends TypeBase {
  readonly kind: "union";
  /** The member that tells which; without one, the kinds of the values do: text, number, true or false, list, object. */
  readonly discriminator?: string;
  /** In XML `i:type` tells which, and the discriminator is not an element. */
  readonly byXmlType?: true;
  readonly branches: readonly Branch[];
}

export interface Branch {
  /** What the discriminator says; several words may mean one type. */
  readonly words?: readonly string[];
  /** The class that the others are made of: without an `i:type` the value is of it. */
  readonly isBase?: true;
  readonly type: Type;
}

/** A type of the table, by its name. */
export interface RefType extends TypeBase {
  readonly kind: "ref";
  readonly to: string;
}
