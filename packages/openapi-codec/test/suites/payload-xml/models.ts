import type { Client } from "openapi-fetch";
import type { components, paths } from "./generated/payload-xml.ts";

export type XmlClient = Client<paths, "application/xml">;

/** Of one interface of the service, which gets and puts the same value. */
export interface Model {
  /** As in the names of its scenarios. */
  readonly name: string;
  readonly value: unknown;
  get(client: XmlClient): Promise<{ readonly data?: unknown; readonly response: Response }>;
  put(client: XmlClient): Promise<{ readonly error?: unknown; readonly response: Response }>;
}

type Schemas = components["schemas"];

function model<Name extends keyof Schemas>(
  name: Name,
  value: Schemas[Name],
  get: (client: XmlClient) => Promise<{ readonly data?: Schemas[Name]; readonly response: Response }>,
  put: (client: XmlClient, body: Schemas[Name]) => Promise<{ readonly error?: unknown; readonly response: Response }>,
): Model {
  return { name, value, get, put: (client) => put(client, value) };
}

const foo = { name: "foo", age: 123 };
const bar = { name: "bar", age: 456 };

export const models: readonly Model[] = [
  model(
    "SimpleModel",
    foo,
    (client) => client.GET("/payload/xml/simpleModel"),
    (client, body) => client.PUT("/payload/xml/simpleModel", { body }),
  ),
  model(
    "ModelWithRenamedProperty",
    { title: "foo", author: "bar" },
    (client) => client.GET("/payload/xml/modelWithRenamedProperty"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedProperty", { body }),
  ),
  model(
    "ModelWithRenamedFields",
    { inputData: foo, outputData: bar },
    (client) => client.GET("/payload/xml/modelWithRenamedFields"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedFields", { body }),
  ),
  model(
    "ModelWithNestedModel",
    { nested: foo },
    (client) => client.GET("/payload/xml/modelWithNestedModel"),
    (client, body) => client.PUT("/payload/xml/modelWithNestedModel", { body }),
  ),
  model(
    "ModelWithRenamedNestedModel",
    { author: { name: "foo" } },
    (client) => client.GET("/payload/xml/modelWithRenamedNestedModel"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedNestedModel", { body }),
  ),
  model(
    "ModelWithSimpleArrays",
    { colors: ["red", "green", "blue"], counts: [1, 2] },
    (client) => client.GET("/payload/xml/modelWithSimpleArrays"),
    (client, body) => client.PUT("/payload/xml/modelWithSimpleArrays", { body }),
  ),
  model(
    "ModelWithUnwrappedArray",
    { colors: ["red", "green", "blue"], counts: [1, 2] },
    (client) => client.GET("/payload/xml/modelWithUnwrappedArray"),
    (client, body) => client.PUT("/payload/xml/modelWithUnwrappedArray", { body }),
  ),
  model(
    "ModelWithRenamedArrays",
    { colors: ["red", "green", "blue"], counts: [1, 2] },
    (client) => client.GET("/payload/xml/modelWithRenamedArrays"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedArrays", { body }),
  ),
  model(
    "ModelWithWrappedPrimitiveCustomItemNames",
    { tags: ["fiction", "classic"] },
    (client) => client.GET("/payload/xml/modelWithWrappedPrimitiveCustomItemNames"),
    (client, body) => client.PUT("/payload/xml/modelWithWrappedPrimitiveCustomItemNames", { body }),
  ),
  model(
    "ModelWithArrayOfModel",
    { items: [foo, bar] },
    (client) => client.GET("/payload/xml/modelWithArrayOfModel"),
    (client, body) => client.PUT("/payload/xml/modelWithArrayOfModel", { body }),
  ),
  model(
    "ModelWithUnwrappedModelArray",
    { items: [foo, bar] },
    (client) => client.GET("/payload/xml/modelWithUnwrappedModelArray"),
    (client, body) => client.PUT("/payload/xml/modelWithUnwrappedModelArray", { body }),
  ),
  model(
    "ModelWithRenamedWrappedModelArray",
    { items: [foo, bar] },
    (client) => client.GET("/payload/xml/modelWithRenamedWrappedModelArray"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedWrappedModelArray", { body }),
  ),
  model(
    "ModelWithRenamedUnwrappedModelArray",
    { items: [foo, bar] },
    (client) => client.GET("/payload/xml/modelWithRenamedUnwrappedModelArray"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedUnwrappedModelArray", { body }),
  ),
  model(
    "ModelWithRenamedWrappedAndItemModelArray",
    { books: [{ title: "The Great Gatsby" }, { title: "Les Miserables" }] },
    (client) => client.GET("/payload/xml/modelWithRenamedWrappedAndItemModelArray"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedWrappedAndItemModelArray", { body }),
  ),
  model(
    "ModelWithAttributes",
    { id1: 123, id2: "foo", enabled: true },
    (client) => client.GET("/payload/xml/modelWithAttributes"),
    (client, body) => client.PUT("/payload/xml/modelWithAttributes", { body }),
  ),
  model(
    "ModelWithRenamedAttribute",
    { id: 123, title: "The Great Gatsby", author: "F. Scott Fitzgerald" },
    (client) => client.GET("/payload/xml/modelWithRenamedAttribute"),
    (client, body) => client.PUT("/payload/xml/modelWithRenamedAttribute", { body }),
  ),
  model(
    "ModelWithNamespace",
    { id: 123, title: "The Great Gatsby" },
    (client) => client.GET("/payload/xml/modelWithNamespace"),
    (client, body) => client.PUT("/payload/xml/modelWithNamespace", { body }),
  ),
  model(
    "ModelWithNamespaceOnProperties",
    { id: 123, title: "The Great Gatsby", author: "F. Scott Fitzgerald" },
    (client) => client.GET("/payload/xml/modelWithNamespaceOnProperties"),
    (client, body) => client.PUT("/payload/xml/modelWithNamespaceOnProperties", { body }),
  ),
  model(
    "ModelWithText",
    // The scenario prints the text on a line of its own: white space is a part of it.
    { language: "foo", content: "\n  This is some text.\n" },
    (client) => client.GET("/payload/xml/modelWithText"),
    (client, body) => client.PUT("/payload/xml/modelWithText", { body }),
  ),
  model(
    "ModelWithOptionalField",
    { item: "widget" },
    (client) => client.GET("/payload/xml/modelWithOptionalField"),
    (client, body) => client.PUT("/payload/xml/modelWithOptionalField", { body }),
  ),
  model(
    "ModelWithEmptyArray",
    { items: [] },
    (client) => client.GET("/payload/xml/modelWithEmptyArray"),
    (client, body) => client.PUT("/payload/xml/modelWithEmptyArray", { body }),
  ),
  model(
    "ModelWithDictionary",
    { metadata: { Color: "blue", Count: "123", Enabled: "false" } },
    (client) => client.GET("/payload/xml/modelWithDictionary"),
    (client, body) => client.PUT("/payload/xml/modelWithDictionary", { body }),
  ),
  model(
    "ModelWithEncodedNames",
    { modelData: foo, colors: ["red", "green", "blue"] },
    (client) => client.GET("/payload/xml/modelWithEncodedNames"),
    (client, body) => client.PUT("/payload/xml/modelWithEncodedNames", { body }),
  ),
  model(
    "ModelWithEnum",
    { status: "success" },
    (client) => client.GET("/payload/xml/modelWithEnum"),
    (client, body) => client.PUT("/payload/xml/modelWithEnum", { body }),
  ),
  model(
    "ModelWithDatetime",
    { rfc3339: "2022-08-26T18:38:00.000Z", rfc7231: "Fri, 26 Aug 2022 14:38:00 GMT" },
    (client) => client.GET("/payload/xml/modelWithDatetime"),
    (client, body) => client.PUT("/payload/xml/modelWithDatetime", { body }),
  ),
];
