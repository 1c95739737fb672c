import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SchemaName } from "@starfish-api/client/codec";

/** The messages that ASP.NET Web API gives to a DataContractSerializer: all but errors and tokens. */
export const messageNames = [
  "execJobAsyncRequest",
  "execJobRequest",
  "execJobAsyncResponse",
  "execJobResponse",
  "ArrayOfresultsResponse",
] as const satisfies readonly SchemaName[];

export type MessageName = (typeof messageNames)[number];

export interface Member {
  readonly name: string;
  readonly kind: "text" | "integer" | "boolean" | "moment";
  readonly nullable: boolean;
  readonly required: boolean;
}

/** Members in the order of the XML; those of each row where the message is a list. */
export interface MessageModel {
  readonly isList: boolean;
  readonly members: readonly Member[];
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly items?: { readonly $ref: string };
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly "x-xsd-type"?: string;
}

/** What the published description says of a message; nothing here comes from the codec. */
export function modelOf(name: MessageName): MessageModel {
  const schema = schemaNamed(name);
  const isList = schema.items !== undefined;
  const row = schema.items === undefined ? schema : schemaNamed(schema.items.$ref.split("/").at(-1) ?? "");
  const members = Object.entries(row.properties ?? {}).map(([member, { type = [], "x-xsd-type": xsdType }]) => {
    const types = [type].flat();
    return {
      name: member,
      kind: xsdType === "dateTime" ? "moment" : kindOf(types, member),
      nullable: types.includes("null"),
      required: row.required?.includes(member) === true,
    } as const;
  });
  return { isList, members };
}

function kindOf(types: readonly string[], member: string): Member["kind"] {
  if (types.includes("string")) return "text";
  if (types.includes("integer")) return "integer";
  if (types.includes("boolean")) return "boolean";
  throw new RangeError(`${member} is of no type that a DataContract of this API has`);
}

const document = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("@starfish-api/openapi/starfish.v1.json")), "utf8"),
) as { readonly components: { readonly schemas: Readonly<Record<string, Schema>> } };

function schemaNamed(name: string): Schema {
  const schema = document.components.schemas[name];
  if (schema === undefined) throw new RangeError(`The description has no schema ${name}`);
  return schema;
}
