import { bed, type Case, type Schema } from "../case.ts";

const plant: Schema = { type: "object", properties: { name: { type: "string" } } };
const renamed: Schema = { ...plant, xml: { name: "crop" } };
const value = { plant: { name: "leek" } };

export const references: readonly Case[] = [
  {
    title: "A member by $ref has the name that the component's xml object gives",
    openapi: "3.1.2",
    schemas: { ...bed({ plant: { $ref: "#/components/schemas/Plant" } }), Plant: renamed },
    value,
    xml: "<bed><crop><name>leek</name></crop></bed>",
    decided: "D1",
  },
  {
    title: "A member by $ref to a component without a name has its own",
    openapi: "3.2.0",
    schemas: { ...bed({ plant: { $ref: "#/components/schemas/Plant" } }), Plant: plant },
    value,
    xml: "<bed><plant><name>leek</name></plant></bed>",
    decided: "D1: the specification's 3.2 would call it Plant, after the component",
  },
  {
    title: "The name beside a $ref goes before the component's",
    openapi: "3.1.2",
    schemas: { ...bed({ plant: { $ref: "#/components/schemas/Plant", xml: { name: "herb" } } }), Plant: renamed },
    value,
    xml: "<bed><herb><name>leek</name></herb></bed>",
    decided: "D1",
  },
  {
    title: "In 3.0 an allOf of one holds the name for a $ref",
    openapi: "3.0.4",
    schemas: {
      ...bed({ plant: { allOf: [{ $ref: "#/components/schemas/Plant" }], xml: { name: "herb" } } }),
      Plant: renamed,
    },
    value,
    xml: "<bed><herb><name>leek</name></herb></bed>",
    decided: "D1",
  },
  {
    title: "The namespace of a component goes along with a $ref to it",
    openapi: "3.1.2",
    schemas: {
      ...bed({ plant: { $ref: "#/components/schemas/Plant" } }),
      Plant: { ...plant, xml: { namespace: "https://garden.example/plants" } },
    },
    value,
    xml: '<bed><plant xmlns="https://garden.example/plants"><name>leek</name></plant></bed>',
  },
  {
    title: "A component may hold itself",
    openapi: "3.1.2",
    schemas: bed({
      inner: { $ref: "#/components/schemas/Bed", xml: { name: "inner" } },
      plant: { type: "string" },
    }),
    value: { inner: { inner: { plant: "leek" } }, plant: "kale" },
    xml: "<bed><inner><inner><plant>leek</plant></inner></inner><plant>kale</plant></bed>",
  },
];
