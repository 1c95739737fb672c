/**
 * The shape of the generated table `wire.ts`: all that the codecs and the transport know of the API. It is data about a
 * description, so a second version of the API is a second table.
 */
export interface WireTable {
  readonly operations: Readonly<Record<string, WireOperation>>;
  readonly schemas: Readonly<Record<string, WireSchema>>;
}

/** The part of the table that tells what messages are made of, which is all that a codec needs. */
export type WireMessages = Pick<WireTable, "schemas">;

export interface WireOperation {
  readonly method: string;
  /** As the description spells it, with `{name}` for path parameters. */
  readonly path: string;
  readonly security: "none" | "optional" | "required";
  /** Sending it twice may start a job twice. */
  readonly startsJob?: boolean;
  /** The schema of the body; missing where there is none, and where any body at all may be sent. */
  readonly request?: string;
  /** The schema of each documented answer, by status code. */
  readonly responses: Readonly<Record<string, string>>;
}

export type WireSchema = WireObject | WireArray;

/** The XML root element; missing on messages that have no XML form. */
interface WireRoot {
  readonly root?: string;
  /** Of the root and of everything in it; "" is no namespace. */
  readonly namespace?: string;
  readonly nullable?: boolean;
}

export interface WireObject extends WireRoot {
  readonly kind: "object";
  /** Members that the description does not list are allowed. */
  readonly open?: boolean;
  /** In the order of the XML. */
  readonly members: readonly WireMember[];
}

export interface WireArray extends WireRoot {
  readonly kind: "array";
  /** The schema of every item. */
  readonly item: string;
  /** The XML element of every item. */
  readonly itemName: string;
}

export type WireMember = WireString | WireInteger | WireBoolean | WireNested | WireMap;

interface WireMemberBase {
  readonly name: string;
  readonly required?: boolean;
  readonly nullable?: boolean;
}

export interface WireString extends WireMemberBase {
  readonly kind: "string";
  readonly maxLength?: number;
  readonly pattern?: string;
  /** The only values allowed. */
  readonly values?: readonly string[];
  /** The values that end a run, and what they mean. */
  readonly terminal?: Readonly<Record<string, "succeeded" | "failed">>;
}

export interface WireInteger extends WireMemberBase {
  readonly kind: "integer";
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values allowed. */
  readonly values?: readonly number[];
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
