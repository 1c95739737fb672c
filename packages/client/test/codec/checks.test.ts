import { describe, test } from "vitest";
import * as codec from "../../src/codec.ts";
import { checks } from "./checks.ts";

for (const [subject, list] of Object.entries(checks)) {
  describe(subject, () => {
    for (const { name, run } of list) test(name, () => run(codec));
  });
}
