/** A schema as the document says it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export type Version = "3.0.4" | "3.1.2" | "3.2.0";

/** A value of a schema, and the XML that the specification, and what was decided of its corners, have for it. */
export interface Case {
  /** A sentence. */
  readonly title: string;
  /** The version of the specification that has it so; the document of the case is of that version. */
  readonly openapi: Version;
  /** The schemas of `components`; the first is that of the value. */
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly value: unknown;
  /** Pretty-printed: white space between elements means nothing here. */
  readonly xml: string;
  /** What the text that is written must hold, beyond saying the same as `xml`. */
  readonly holds?: string;
  /** Other texts that are read as the same value. */
  readonly alsoRead?: readonly string[];
  /** JSON has no word for the value. */
  readonly isXmlOnly?: true;
  /** What was decided where the specification is silent, or says otherwise. */
  readonly decided?: string;
}

/** A document with the schemas of a case, and no operations. */
export const documentOf = (
  openapi: Version,
  schemas: Readonly<Record<string, Schema>>,
  paths: object = {},
): object => ({
  openapi,
  info: { title: "A case", version: "1" },
  paths,
  components: { schemas },
});

/** The schemas of one case: an object `bed` with these members. */
export const bed = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Record<string, Schema> => ({
  Bed: { type: "object", properties, xml: { name: "bed" }, ...more },
});
