import { bed, type Case } from "../case.ts";

const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export const nulls: readonly Case[] = [
  {
    title: "Null is an empty element that says so",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: ["string", "null"] }, row: { type: ["integer", "null"] } }),
    value: { plant: null, row: null },
    xml: `<bed ${instance}><plant xsi:nil="true"/><row xsi:nil="true"/></bed>`,
    alsoRead: [`<bed ${instance}><plant xsi:nil="1"></plant><row xsi:nil=" true "/></bed>`],
  },
  {
    title: "Null is said the same way in 3.0, whose word for it is nullable",
    openapi: "3.0.4",
    schemas: bed({ plant: { type: "string", nullable: true } }),
    value: { plant: null },
    xml: `<bed ${instance}><plant xsi:nil="true"/></bed>`,
  },
  {
    title: "An empty element of a text that may be null is an empty text",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: ["string", "null"] } }),
    value: { plant: "" },
    xml: "<bed><plant></plant></bed>",
    decided: "D16",
  },
  {
    title: "A null attribute is left out, and read as null where it is missing",
    openapi: "3.2.0",
    schemas: bed(
      {
        row: { type: ["number", "null"], xml: { nodeType: "attribute" } },
        rating: { type: "string", xml: { nodeType: "attribute" } },
        plant: { type: "string" },
        soil: { type: ["object", "null"] },
      },
      { required: ["row", "plant", "soil"] },
    ),
    value: { row: null, plant: "leek", soil: null },
    xml: `<bed ${instance}><plant>leek</plant><soil xsi:nil="true"/></bed>`,
    decided: "D5",
  },
  {
    title: "An empty object is an empty element, and is not null",
    openapi: "3.2.0",
    schemas: bed(
      {
        row: { type: ["number", "null"], xml: { nodeType: "attribute" } },
        plant: { type: "string" },
        soil: { type: ["object", "null"] },
      },
      { required: ["row", "plant", "soil"] },
    ),
    value: { row: 42, plant: "leek", soil: {} },
    xml: '<bed row="42"><plant>leek</plant><soil></soil></bed>',
  },
  {
    title: "An object that is null by anyOf is an element that says so",
    openapi: "3.1.2",
    schemas: {
      ...bed({ plant: { anyOf: [{ $ref: "#/components/schemas/Plant" }, { type: "null" }] } }),
      Plant: { type: "object", properties: { name: { type: "string" } } },
    },
    value: { plant: null },
    xml: `<bed ${instance}><plant xsi:nil="true"/></bed>`,
  },
  {
    title: "Null items of a list keep their places",
    openapi: "3.1.2",
    schemas: bed({
      rows: { type: "array", items: { type: ["integer", "null"], xml: { name: "row" } }, xml: { wrapped: true } },
    }),
    value: { rows: [1, null, 3] },
    xml: `<bed ${instance}><rows><row>1</row><row xsi:nil="true"/><row>3</row></rows></bed>`,
  },
  {
    title: "A wrapped list that is null is not an empty one",
    openapi: "3.1.2",
    schemas: bed({ rows: { type: ["array", "null"], items: { type: "integer" }, xml: { wrapped: true } } }),
    value: { rows: null },
    xml: `<bed ${instance}><rows xsi:nil="true"/></bed>`,
  },
];
