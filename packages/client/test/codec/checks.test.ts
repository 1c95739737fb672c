import { describe, test } from "vitest";
import * as plain from "../../src/codec/plain.ts";
import * as codec from "../../src/codec.ts";
import { allMessages } from "../../src/generated/all-messages.ts";
import { checks } from "./checks.ts";
import { plainFirst } from "./plain-first.ts";

describe.each([
  ["the codec", codec],
  ["the codec, after the client's short way", plainFirst(codec, { plain, table: allMessages })],
])("%s", (_, subject) => {
  for (const [topic, list] of Object.entries(checks)) {
    describe(topic, () => {
      for (const { name, run } of list) test(name, () => run(subject));
    });
  }
});
