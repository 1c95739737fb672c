import { bed, type Case, type Schema, type Version } from "../case.ts";

const namespace = "https://garden.example/beds";

interface Spelling {
  readonly title: string;
  readonly isWrapped: boolean;
  /** The name that the list's own xml object gives. */
  readonly list?: string;
  /** The name that the xml object of its items gives. */
  readonly item?: string;
  readonly xml: string;
}

/** A member `plants`, wrapped or not, with every choice of names. */
const spellings: readonly Spelling[] = [
  {
    title: "A list is an element for each item, called as the member",
    isWrapped: false,
    xml: "<bed><plants>leek</plants><plants>beet</plants><plants>kale</plants></bed>",
  },
  {
    title: "Items have the name that they say",
    isWrapped: false,
    item: "plant",
    xml: "<bed><plant>leek</plant><plant>beet</plant><plant>kale</plant></bed>",
  },
  {
    title: "The name of a list that is not wrapped means nothing",
    isWrapped: false,
    list: "crops",
    xml: "<bed><plants>leek</plants><plants>beet</plants><plants>kale</plants></bed>",
  },
  {
    title: "The name of a list that is not wrapped means nothing beside the name of its items either",
    isWrapped: false,
    list: "crops",
    item: "plant",
    xml: "<bed><plant>leek</plant><plant>beet</plant><plant>kale</plant></bed>",
  },
  {
    title: "A wrapped list and its items are called as the member, without other names",
    isWrapped: true,
    xml: "<bed><plants><plants>leek</plants><plants>beet</plants><plants>kale</plants></plants></bed>",
  },
  {
    title: "Items of a wrapped list have the name that they say, the element around them the member's",
    isWrapped: true,
    item: "plant",
    xml: "<bed><plants><plant>leek</plant><plant>beet</plant><plant>kale</plant></plants></bed>",
  },
  {
    title: "The element around a list and its items have the names that each says",
    isWrapped: true,
    list: "crops",
    item: "plant",
    xml: "<bed><crops><plant>leek</plant><plant>beet</plant><plant>kale</plant></crops></bed>",
  },
  {
    title: "Items without a name are called as the element around them",
    isWrapped: true,
    list: "crops",
    xml: "<bed><crops><crops>leek</crops><crops>beet</crops><crops>kale</crops></crops></bed>",
  },
];

function listOf(openapi: Version, { isWrapped, list, item }: Spelling): Schema {
  const wrapping = openapi === "3.2.0" ? { nodeType: "element" } : { wrapped: true };
  const xml = { ...(list === undefined ? {} : { name: list }), ...(isWrapped ? wrapping : {}) };
  return {
    type: "array",
    items: { type: "string", ...(item === undefined ? {} : { xml: { name: item } }) },
    ...(Object.keys(xml).length === 0 ? {} : { xml }),
  };
}

const named = (name: string): Schema => ({ type: "object", properties: { name: { type: "string" } }, xml: { name } });

export const lists: readonly Case[] = [
  ...spellings.flatMap((spelling) =>
    (["3.0.4", "3.1.2", "3.2.0"] as const).map(
      (openapi): Case => ({
        title: spelling.title,
        openapi,
        schemas: bed({ plants: listOf(openapi, spelling) }),
        value: { plants: ["leek", "beet", "kale"] },
        xml: spelling.xml,
        decided: "D2",
      }),
    ),
  ),
  {
    title: "A list at the root stands in an element of the name that it says",
    openapi: "3.1.2",
    schemas: {
      Plants: {
        type: "array",
        items: { type: "string", xml: { name: "plant" } },
        xml: { name: "plants", wrapped: true },
      },
    },
    value: ["leek", "beet"],
    xml: "<plants><plant>leek</plant><plant>beet</plant></plants>",
  },
  {
    title: "A list at the root whose nodeType is element stands in one",
    openapi: "3.2.0",
    schemas: {
      Plants: {
        type: "array",
        xml: { nodeType: "element", name: "plants" },
        items: {
          type: "object",
          xml: { name: "plant" },
          properties: {
            kind: { type: "string", xml: { nodeType: "attribute" } },
            name: { type: "string", xml: { nodeType: "text" } },
          },
        },
      },
    },
    value: [
      { kind: "herb", name: "Sage" },
      { kind: "bulb", name: "Garlic" },
    ],
    xml: '<plants><plant kind="herb">Sage</plant><plant kind="bulb">Garlic</plant></plants>',
  },
  {
    title: "Items by $ref have the name that the component's xml object gives",
    openapi: "3.1.2",
    schemas: {
      ...bed({
        plants: { type: "array", items: { $ref: "#/components/schemas/Plant" } },
        weeds: { type: "array", items: { $ref: "#/components/schemas/Weed" }, xml: { wrapped: true } },
      }),
      Plant: named("plant"),
      Weed: named("weed"),
    },
    value: { plants: [{ name: "leek" }, { name: "beet" }], weeds: [{ name: "nettle" }] },
    xml: `<bed>
      <plant><name>leek</name></plant>
      <plant><name>beet</name></plant>
      <weeds><weed><name>nettle</name></weed></weeds>
    </bed>`,
    decided: "D1",
  },
  {
    title: "Items by $ref to a component without a name are called as the member",
    openapi: "3.2.0",
    schemas: {
      ...bed({ plants: { type: "array", items: { $ref: "#/components/schemas/Plant" } } }),
      Plant: { type: "object", properties: { name: { type: "string" } } },
    },
    value: { plants: [{ name: "leek" }, { name: "beet" }] },
    xml: "<bed><plants><name>leek</name></plants><plants><name>beet</name></plants></bed>",
    decided: "D1: the specification's 3.2 would call them Plant, after the component",
  },
  {
    title: "The name that stands beside the $ref of items goes before the component's",
    openapi: "3.1.2",
    schemas: {
      ...bed({ plants: { type: "array", items: { $ref: "#/components/schemas/Plant", xml: { name: "crop" } } } }),
      Plant: named("plant"),
    },
    value: { plants: [{ name: "leek" }] },
    xml: "<bed><crop><name>leek</name></crop></bed>",
    decided: "D1",
  },
  {
    title: "In 3.0 an allOf of one holds the name for items by $ref",
    openapi: "3.0.4",
    schemas: {
      ...bed({
        plants: { type: "array", items: { allOf: [{ $ref: "#/components/schemas/Plant" }], xml: { name: "crop" } } },
      }),
      Plant: named("plant"),
    },
    value: { plants: [{ name: "leek" }] },
    xml: "<bed><crop><name>leek</name></crop></bed>",
    decided: "D1",
  },
  {
    title: "Lists of lists are elements in elements",
    openapi: "3.1.2",
    schemas: bed({
      rows: {
        type: "array",
        xml: { wrapped: true },
        items: {
          type: "array",
          xml: { name: "row", wrapped: true },
          items: { type: "integer", xml: { name: "spot" } },
        },
      },
    }),
    value: { rows: [[1, 2], [], [3]] },
    xml: "<bed><rows><row><spot>1</spot><spot>2</spot></row><row/><row><spot>3</spot></row></rows></bed>",
  },
  {
    title: "The namespace of a wrapped list holds for its items, without one of their own",
    openapi: "3.1.2",
    schemas: bed({
      plants: { type: "array", xml: { wrapped: true, namespace }, items: { type: "string", xml: { name: "plant" } } },
      weeds: {
        type: "array",
        xml: { wrapped: true, namespace, prefix: "b" },
        items: { type: "string", xml: { name: "weed", namespace, prefix: "b" } },
      },
    }),
    value: { plants: ["leek"], weeds: ["nettle"] },
    xml: `<bed xmlns:b="${namespace}">
      <plants xmlns="${namespace}"><plant>leek</plant></plants>
      <b:weeds><b:weed>nettle</b:weed></b:weeds>
    </bed>`,
    decided: "D3",
  },
  {
    title: "An empty wrapped list is an empty element",
    openapi: "3.1.2",
    schemas: bed({ plants: { type: "array", items: { type: "string" }, xml: { wrapped: true } } }),
    value: { plants: [] },
    xml: "<bed><plants/></bed>",
    alsoRead: ["<bed><plants></plants></bed>", "<bed><plants>\n</plants></bed>"],
  },
  {
    title: "An empty list that is required and not wrapped is nothing, and is read as an empty list",
    openapi: "3.1.2",
    schemas: bed(
      { plants: { type: "array", items: { type: "string" } }, soil: { type: "string" } },
      { required: ["plants"] },
    ),
    value: { plants: [], soil: "clay" },
    xml: "<bed><soil>clay</soil></bed>",
    decided: "D6",
  },
  {
    title: "Items of a list that is not wrapped may stand between others",
    openapi: "3.1.2",
    schemas: bed({ plants: { type: "array", items: { type: "string" } }, soil: { type: "string" } }),
    value: { plants: ["leek", "beet"], soil: "clay" },
    xml: "<bed><plants>leek</plants><plants>beet</plants><soil>clay</soil></bed>",
    alsoRead: ["<bed><plants>leek</plants><soil>clay</soil><plants>beet</plants></bed>"],
    decided: "D15",
  },
];
