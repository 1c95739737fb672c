import { bed, type Schema } from "./case.ts";

/** A value that XML cannot carry, or that the schemas do not allow. */
export interface RefusedValue {
  /** Ends the sentence "A value is refused …". */
  readonly because: string;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly value: unknown;
  /** Where it goes wrong. */
  readonly path: readonly (string | number)[];
}

const notes = bed({ notes: { type: "object", additionalProperties: { type: "string" } } });
const open = bed({ plant: { type: "string" } }, { additionalProperties: true });
const plain = bed({
  plant: { type: "string" },
  row: { type: "integer", format: "int32" },
  seeds: { type: "integer" },
  plants: { type: "array", items: { type: "string" } },
});

export const refusedValues: readonly RefusedValue[] = [
  {
    because: "for a key of a map that is not a name of XML (D10)",
    schemas: notes,
    value: { notes: { "my leek": "" } },
    path: ["notes", "my leek"],
  },
  {
    because: "for an object that the schema says nothing of (D10)",
    schemas: open,
    value: { soil: { ph: 7 } },
    path: ["soil"],
  },
  { because: "for a character that XML cannot carry", schemas: plain, value: { plant: "a\u0001" }, path: ["plant"] },
  { because: "for half of a surrogate pair", schemas: plain, value: { plants: ["", "\ud83c"] }, path: ["plants", 1] },
  { because: "for a number beyond its format (D19)", schemas: plain, value: { row: 2147483648 }, path: ["row"] },
  {
    because: "for a fraction where whole numbers belong (D19)",
    schemas: plain,
    value: { seeds: 0.5 },
    path: ["seeds"],
  },
  { because: "for null where it may not stand", schemas: plain, value: { plant: null }, path: ["plant"] },
  { because: "for an object where a list belongs", schemas: plain, value: { plants: {} }, path: ["plants"] },
  {
    because: "for a member that the schema does not list",
    schemas: bed({ plant: { type: "string" } }, { additionalProperties: false }),
    value: { plants: "leek" },
    path: ["plants"],
  },
];
