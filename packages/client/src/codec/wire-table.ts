/**
 * The shape of the generated table `wire.ts`: all that the codecs and the transport know of the API. It is data about a
 * description, so a second version of the API is a second table.
 */
export interface WireTable {
  /** The statuses that end a job of a run, and what they mean. */
  readonly ends: Readonly<Record<string, "succeeded" | "failed">>;
  readonly operations: Readonly<Record<string, WireOperation>>;
  readonly schemas: Readonly<Record<string, WireSchema>>;
}

/** What messages are made of, which is all that a codec needs. */
export interface WireMessages extends Pick<WireTable, "schemas"> {
  /**
   * In XML, of the root of each message and of everything in it; "" is no namespace. Missing for messages that have no XML
   * form. The root has the name of the schema.
   */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** Needed by those who validate alone. */
  readonly facets?: WireFacets;
}

/** What is asked of single values beyond their types, by schema and member. */
export type WireFacets = Readonly<Record<string, Readonly<Record<string, Facets>>>>;

export interface Facets {
  readonly maxLength?: number;
  readonly pattern?: string;
  /** The only values allowed. */
  readonly values?: readonly (string | number)[];
}

export interface WireOperation {
  readonly method: string;
  /** As the description spells it, with `{name}` for path parameters. */
  readonly path: string;
  readonly security: "none" | "optional" | "required";
  /** Sending it twice may start a job twice. */
  readonly startsJob?: boolean;
  /** The schema of the body; missing where there is none, and where any body at all may be sent. */
  readonly request?: string;
  /** The schema of each documented answer, by status code; a refusal that is not here is an `Error`. */
  readonly responses: Readonly<Record<string, string>>;
}

export type WireSchema = WireObject | WireArray;

export interface WireObject {
  readonly item?: undefined;
  readonly nullable?: boolean;
  /** Members that the description does not list are allowed. */
  readonly open?: boolean;
  /** In the order of the XML. */
  readonly members: readonly WireMember[];
}

export interface WireArray {
  readonly members?: undefined;
  readonly nullable?: boolean;
  /** The schema of every item, and its XML element. */
  readonly item: string;
}

export type WireMember = WireString | WireInteger | WireBoolean | WireNested | WireMap;

interface WireMemberBase {
  readonly name: string;
  readonly required?: boolean;
  readonly nullable?: boolean;
}

export interface WireString extends WireMemberBase {
  readonly kind: "string";
}

export interface WireInteger extends WireMemberBase {
  readonly kind: "integer";
  /** Where the range is larger than that of 32 bits; none is smaller, and short cuts rely on it. */
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface WireBoolean extends WireMemberBase {
  readonly kind: "boolean";
}

export interface WireNested extends WireMemberBase {
  readonly kind: "object";
  readonly schema: string;
}

/** Names that no schema lists, each with a list of texts; in XML each list is one text. */
export interface WireMap extends WireMemberBase {
  readonly kind: "map";
}
