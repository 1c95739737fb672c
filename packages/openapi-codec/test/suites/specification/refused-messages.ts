import { bed, type Schema } from "./case.ts";

/** XML that the schemas do not allow. */
export interface RefusedMessage {
  /** Ends the sentence "A message is refused …". */
  readonly because: string;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly xml: string;
  /** Where the value goes wrong. */
  readonly path: readonly (string | number)[];
}

const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const schemas = bed({
  plant: { type: "string" },
  row: { type: "integer", format: "int32" },
  soil: { type: ["string", "null"] },
  plants: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
});

export const refusedMessages: readonly RefusedMessage[] = [
  {
    because: "when null stands where it may not (D16)",
    schemas,
    xml: `<bed ${instance}><plant xsi:nil="true"/></bed>`,
    path: ["plant"],
  },
  {
    because: "when null has content (D16)",
    schemas,
    xml: `<bed ${instance}><soil xsi:nil="true">clay</soil></bed>`,
    path: ["soil"],
  },
  { because: "when a number is empty, null or not (D16)", schemas, xml: "<bed><row/></bed>", path: ["row"] },
  {
    because: "when a single member stands twice (D17)",
    schemas,
    xml: "<bed><plant>leek</plant><plant>beet</plant></bed>",
    path: ["plant"],
  },
  { because: "when a text stands where none belongs (D17)", schemas, xml: "<bed>leek<row>1</row></bed>", path: [] },
  {
    because: "when elements stand in a text (D17)",
    schemas,
    xml: "<bed><plant>le<b>ek</b></plant></bed>",
    path: ["plant"],
  },
  { because: "with a document type (D17)", schemas, xml: "<!DOCTYPE bed><bed/>", path: [] },
  { because: "with a prefix that nobody declares (D17)", schemas, xml: "<bed><b:plant>leek</b:plant></bed>", path: [] },
  {
    because: "with an entity that nobody declares (D17)",
    schemas,
    xml: "<bed><plant>&leek;</plant></bed>",
    path: ["plant"],
  },
  { because: "when a whole number has a fraction (D19)", schemas, xml: "<bed><row>1.0</row></bed>", path: ["row"] },
  { because: "when a whole number has an exponent (D19)", schemas, xml: "<bed><row>1e2</row></bed>", path: ["row"] },
  {
    because: "when a number is beyond its format (D19)",
    schemas,
    xml: "<bed><row>2147483648</row></bed>",
    path: ["row"],
  },
  { because: "when the root is another element", schemas, xml: "<plant>leek</plant>", path: [] },
  { because: "when the root is in another namespace", schemas, xml: '<bed xmlns="urn:other"/>', path: [] },
  {
    because: "when an item of a list is wrong, with the item's place",
    schemas,
    xml: "<bed><plants><name>a</name></plants><plants><name><b/></name></plants></bed>",
    path: ["plants", 1, "name"],
  },
];
