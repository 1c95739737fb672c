import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
  readonly format?: string;
  readonly items?: { readonly $ref: string };
  readonly xml?: { readonly name?: string; readonly namespace?: string };
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly "x-xsd-type"?: string;
}

/** What the published description says of a message; nothing here comes from the codec. */
export function modelOf(name: string): MessageModel {
  const schema = schemaNamed(name);
  const isList = schema.items !== undefined;
  const row = schema.items === undefined ? schema : schemaNamed(schema.items.$ref.split("/").at(-1) ?? "");
  const members = Object.entries(row.properties ?? {}).map(([member, property]) => {
    const types = [property.type ?? []].flat();
    return {
      name: member,
      kind: property["x-xsd-type"] === "dateTime" ? "moment" : kindOf(types, property.format, `${name}.${member}`),
      nullable: types.includes("null"),
      required: row.required?.includes(member) === true,
    } as const;
  });
  return { isList, members };
}

function kindOf(types: readonly string[], format: string | undefined, member: string): Member["kind"] {
  if (types.includes("string")) return "text";
  if (types.includes("integer") && format !== "int64") return "integer";
  if (types.includes("boolean")) return "boolean";
  throw new RangeError(
    `${member} is neither a text, nor an integer of 32 bits, nor a boolean: nothing here makes values of it`,
  );
}

const document = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("@starfish-api/openapi/starfish.v1.json")), "utf8"),
) as { readonly components: { readonly schemas: Readonly<Record<string, Schema>> } };

function schemaNamed(name: string): Schema {
  const schema = document.components.schemas[name];
  if (schema === undefined) throw new RangeError(`The description has no schema ${name}`);
  return schema;
}

/** A message and why it is not compared. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/**
 * The messages of the description that ASP.NET Web API gives to a DataContractSerializer: all but errors and tokens. Those
 * with members that nothing here makes values of are left out, and said.
 */
export function readMessages(): { readonly names: readonly string[]; readonly leftOut: readonly LeftOut[] } {
  const names: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const [name, { xml }] of Object.entries(document.components.schemas)) {
    if (xml?.namespace === undefined) continue;
    try {
      modelOf(name);
      names.push(name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      leftOut.push({ name, reason: error.message });
    }
  }
  return { names, leftOut };
}
