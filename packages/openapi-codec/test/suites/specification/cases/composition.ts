import { bed, type Case } from "../case.ts";

export const composition: readonly Case[] = [
  {
    title: "The members of allOf stand side by side",
    openapi: "3.0.4",
    schemas: {
      Rose: {
        allOf: [
          { $ref: "#/components/schemas/Plant" },
          { type: "object", properties: { colour: { type: "string" } }, required: ["colour"] },
        ],
      },
      Plant: { type: "object", properties: { name: { type: "string" } }, xml: { name: "plant" } },
    },
    value: { name: "Flammentanz", colour: "red" },
    xml: "<Rose><name>Flammentanz</name><colour>red</colour></Rose>",
    decided: "D12",
  },
  {
    title: "One of several is an element with the members of that one, told by the discriminator",
    openapi: "3.1.2",
    schemas: {
      ...bed({
        plant: {
          oneOf: [{ $ref: "#/components/schemas/Herb" }, { $ref: "#/components/schemas/Bulb" }],
          discriminator: { propertyName: "kind", mapping: { herb: "#/components/schemas/Herb" } },
        },
      }),
      Herb: {
        type: "object",
        properties: { kind: { type: "string" }, scent: { type: "string" } },
        required: ["kind"],
      },
      Bulb: {
        type: "object",
        properties: { kind: { type: "string" }, depth: { type: "integer" } },
        required: ["kind"],
      },
    },
    value: { plant: { kind: "herb", scent: "mint" } },
    xml: "<bed><plant><kind>herb</kind><scent>mint</scent></plant></bed>",
    alsoRead: ["<bed><plant><scent>mint</scent><kind>herb</kind></plant></bed>"],
    decided: "D12",
  },
  {
    title: "A discriminator without a mapping for it says the component's name",
    openapi: "3.1.2",
    schemas: {
      ...bed({
        plants: {
          type: "array",
          xml: { wrapped: true },
          items: {
            oneOf: [{ $ref: "#/components/schemas/Herb" }, { $ref: "#/components/schemas/Bulb" }],
            discriminator: { propertyName: "kind" },
            xml: { name: "plant" },
          },
        },
      }),
      Herb: { type: "object", properties: { kind: { type: "string" }, scent: { type: "string" } }, required: ["kind"] },
      Bulb: {
        type: "object",
        properties: { kind: { type: "string" }, depth: { type: "integer" } },
        required: ["kind"],
      },
    },
    value: {
      plants: [
        { kind: "Bulb", depth: 5 },
        { kind: "Herb", scent: "mint" },
      ],
    },
    xml: `<bed><plants>
      <plant><kind>Bulb</kind><depth>5</depth></plant>
      <plant><kind>Herb</kind><scent>mint</scent></plant>
    </plants></bed>`,
    decided: "D12",
  },
  {
    title: "A map is an element for each key",
    openapi: "3.1.2",
    schemas: bed({ counts: { type: "object", additionalProperties: { type: "integer" } } }),
    value: { counts: { leek: 3, beet: 5 } },
    xml: "<bed><counts><leek>3</leek><beet>5</beet></counts></bed>",
    decided: "D10",
  },
  {
    title: "A map is said by unevaluatedProperties, too, where nothing else evaluates members",
    openapi: "3.1.2",
    schemas: bed({ counts: { type: "object", unevaluatedProperties: { type: "integer" } } }),
    value: { counts: { leek: 3, beet: 5 } },
    xml: "<bed><counts><leek>3</leek><beet>5</beet></counts></bed>",
    decided: "D10",
  },
  {
    title: "A map of lists repeats the element of a key",
    openapi: "3.1.2",
    schemas: bed({ notes: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } } }),
    value: { notes: { leek: ["sown", "thinned"], beet: ["sown"] } },
    xml: "<bed><notes><leek>sown</leek><leek>thinned</leek><beet>sown</beet></notes></bed>",
    decided: "D10",
  },
  {
    title: "Members that the schema does not list are texts, in the namespace that holds there",
    openapi: "3.1.2",
    schemas: {
      Bed: {
        type: "object",
        properties: { plant: { type: "string" } },
        additionalProperties: true,
        xml: { name: "bed", namespace: "https://garden.example/beds" },
      },
    },
    value: { plant: "leek", soil: "clay" },
    xml: '<bed xmlns="https://garden.example/beds"><plant>leek</plant><soil>clay</soil></bed>',
    decided: "D10",
  },
];
