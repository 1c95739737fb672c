import { describe, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import * as codec from "../src/index.ts";
import { codecWith } from "./check.ts";
import { checks } from "./checks.ts";

const subject = codecWith(codec, createTable);

for (const [topic, list] of Object.entries(checks)) {
  describe(topic, () => {
    for (const { name, run } of list) test(name, () => run(subject));
  });
}
