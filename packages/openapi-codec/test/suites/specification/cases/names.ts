import { bed, type Case } from "../case.ts";

const everyVersion = ["3.0.4", "3.1.2", "3.2.0"] as const;

export const names: readonly Case[] = [
  ...everyVersion.map(
    (openapi): Case => ({
      title: "A member without an xml object is an element of its own name",
      openapi,
      schemas: bed({ plant: { type: "string" } }),
      value: { plant: "leek, onion" },
      xml: "<bed><plant>leek, onion</plant></bed>",
    }),
  ),
  ...everyVersion.map(
    (openapi): Case => ({
      title: "The root is named after its component, unless an xml object names it",
      openapi,
      schemas: { Bed: { type: "object", properties: { plant: { type: "string" } } } },
      value: { plant: "leek" },
      xml: "<Bed><plant>leek</plant></Bed>",
    }),
  ),
  ...everyVersion.map(
    (openapi): Case => ({
      title: "The name of an xml object goes before the member's own",
      openapi,
      schemas: bed({ plant: { type: "string", xml: { name: "crop" } } }),
      value: { plant: "leek" },
      xml: "<bed><crop>leek</crop></bed>",
    }),
  ),
  {
    title: "A root that is a text is an element with that text",
    openapi: "3.1.2",
    schemas: { Motto: { type: "string", xml: { name: "motto" } } },
    value: "Sow & wait",
    xml: "<motto>Sow &amp; wait</motto>",
  },
  ...(["3.0.4", "3.1.2"] as const).map(
    (openapi): Case => ({
      title: "An attribute and an element in a namespace stand side by side",
      openapi,
      schemas: {
        Plant: {
          type: "object",
          properties: {
            row: { type: "integer", format: "int32", xml: { attribute: true } },
            name: { type: "string", xml: { namespace: "https://garden.example/names", prefix: "n" } },
          },
        },
      },
      value: { row: 7, name: "leek" },
      xml: '<Plant row="7"><n:name xmlns:n="https://garden.example/names">leek</n:name></Plant>',
      holds: "<n:name",
    }),
  ),
  {
    title: "An attribute is said by nodeType, too",
    openapi: "3.2.0",
    schemas: {
      Plant: {
        type: "object",
        properties: {
          row: { type: "integer", format: "int32", xml: { nodeType: "attribute" } },
          name: { type: "string", xml: { namespace: "https://garden.example/names", prefix: "n" } },
        },
      },
    },
    value: { row: 7, name: "leek" },
    xml: '<Plant row="7"><n:name xmlns:n="https://garden.example/names">leek</n:name></Plant>',
  },
  {
    title: "nodeType counts in a document of an earlier version",
    openapi: "3.0.4",
    schemas: bed({ row: { type: "integer", xml: { nodeType: "attribute" } } }),
    value: { row: 7 },
    xml: '<bed row="7"/>',
    decided: "D11",
  },
  {
    title: "An attribute has a name, a prefix and a namespace of its own",
    openapi: "3.1.2",
    schemas: bed({
      row: {
        type: "integer",
        xml: { attribute: true, name: "line", prefix: "n", namespace: "https://garden.example/names" },
      },
    }),
    value: { row: 7 },
    xml: '<bed xmlns:n="https://garden.example/names" n:line="7"/>',
    holds: "n:line=",
  },
  {
    title: "A namespace without a prefix holds for the elements below, and for no attribute",
    openapi: "3.1.2",
    schemas: {
      Bed: {
        type: "object",
        xml: { name: "bed", namespace: "https://garden.example/beds" },
        properties: {
          row: { type: "integer", xml: { attribute: true } },
          plant: { type: "object", properties: { name: { type: "string" } } },
        },
      },
    },
    value: { row: 7, plant: { name: "leek" } },
    xml: '<bed xmlns="https://garden.example/beds" row="7"><plant><name>leek</name></plant></bed>',
    decided: "D3",
  },
  {
    title: "An element below has a namespace of its own, and whatever stands in it has that one",
    openapi: "3.1.2",
    schemas: {
      Bed: {
        type: "object",
        xml: { name: "bed", namespace: "https://garden.example/beds" },
        properties: {
          plant: {
            type: "object",
            xml: { namespace: "https://garden.example/plants" },
            properties: { name: { type: "string" } },
          },
          soil: { type: "string" },
        },
      },
    },
    value: { plant: { name: "leek" }, soil: "clay" },
    xml: `<bed xmlns="https://garden.example/beds">
      <plant xmlns="https://garden.example/plants"><name>leek</name></plant>
      <soil>clay</soil>
    </bed>`,
    decided: "D3",
  },
  {
    title: "A namespace with a prefix is for its element alone",
    openapi: "3.1.2",
    schemas: {
      Bed: {
        type: "object",
        xml: { name: "bed", namespace: "https://garden.example/beds", prefix: "b" },
        properties: { plant: { type: "string" } },
      },
    },
    value: { plant: "leek" },
    xml: '<b:bed xmlns:b="https://garden.example/beds"><plant>leek</plant></b:bed>',
    decided: "D3",
  },
  {
    title: "A prefix alone means the namespace that an enclosing schema gave it",
    openapi: "3.1.2",
    schemas: {
      Bed: {
        type: "object",
        xml: { name: "bed", namespace: "https://garden.example/beds", prefix: "b" },
        properties: { plant: { type: "string", xml: { prefix: "b" } } },
      },
    },
    value: { plant: "leek" },
    xml: '<b:bed xmlns:b="https://garden.example/beds"><b:plant>leek</b:plant></b:bed>',
    alsoRead: ['<bed xmlns="https://garden.example/beds"><plant>leek</plant></bed>'],
    decided: "D4",
  },
];
