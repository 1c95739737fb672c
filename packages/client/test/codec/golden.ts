import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Check, type Codec, form, json, xml } from "./check.ts";

interface Description {
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
}

const file = new URL("../../../../openapi/generated/starfish.v1.json", import.meta.url);
const { components }: Description = JSON.parse(readFileSync(file, "utf8"));
const mediaTypes: Readonly<Record<string, string>> = { json, xml, form };

/** The description's examples, named `<schema>-<example>-<form>`; one that is not a message has no form. */
export const golden: readonly Check[] = Object.entries(components.examples).flatMap(([name, { value }]) => {
  const [schema = "", example, suffix = ""] = name.split("-");
  const mediaType = mediaTypes[suffix];
  if (mediaType === undefined) return [];
  const twin = components.examples[`${schema}-${example}-json`]?.value;
  const text = mediaType === json ? JSON.stringify(value) : String(value);
  const run = (codec: Codec) => {
    const decoded = codec.decode(schema as "Error", text, mediaType);
    if (twin !== undefined) assert.deepEqual(decoded, twin);
    assert.equal(codec.encode(schema as "Error", (twin ?? decoded) as never, mediaType), text);
    assert.deepEqual(codec.decode(schema as "Error", new TextEncoder().encode(text), mediaType), decoded);
  };
  return [{ name: `reads and writes ${name}, to the byte`, run }];
});
