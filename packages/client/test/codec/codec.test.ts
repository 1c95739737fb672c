import { describe, test } from "vitest";
import * as codec from "../../src/codec.ts";
import { captured } from "./captured.ts";
import { golden } from "./golden.ts";

describe.each([
  ["the description's examples", golden],
  ["what a real server sent and read", captured],
])("the client's codec, by %s", (_, checks) => {
  for (const { name, run } of checks) test(name, () => run(codec));
});
