import { expect, test } from "vitest";
import { chooseLanguages } from "../choose-languages.ts";

const known = ["go", "python"];

test.each([
  [{}, "", { only: known, required: [], unknown: [] }],
  [{ only: "go" }, "", { only: ["go"], required: [], unknown: [] }],
  [{ require: "python" }, "all", { only: known, required: ["python"], unknown: [] }],
  [{ require: "all" }, "", { only: known, required: known, unknown: [] }],
  [{}, "all", { only: known, required: known, unknown: [] }],
  [{}, "curl,go", { only: known, required: ["go"], unknown: [] }],
  [{ only: "cobol", require: "curl" }, "", { only: ["cobol"], required: [], unknown: ["cobol", "curl"] }],
])("%j and STARFISH_INTEROP_REQUIRE=%s", (options, variable, choice) => {
  expect(chooseLanguages(known, options, { STARFISH_INTEROP_REQUIRE: variable })).toEqual(choice);
});
