import { expect, test } from "vitest";
import { parse } from "yaml";
import { bumpOf, classify } from "../../scripts/changes/classify.js";
import { text } from "../published.ts";

const source = text("starfish.v1.yaml");
const load = (yaml: string) => parse(yaml, { maxAliasCount: -1 });

/** A change of the description's text: what, the bump, a piece of what is reported, the old text and the new. */
type Planted = readonly [what: string, bump: string, says: string, find: string, replace: string];

const planted: readonly Planted[] = [
  ["a removed operation", "major", "/v1/Results/{id} was removed", "  /v1/Results/{id}:", "  /v1/Result/{id}:"],
  ["another XML root", "major", "its xml changed", "        name: execJobAsyncRequest\n", "        name: request\n"],
  [
    "another namespace",
    "major",
    "its xml changed",
    "StarfishAPI.Controllers\n\n    execJobAsyncR",
    "Other\n\n    execJobAsyncR",
  ],
  ["an unwrapped list", "major", "its xml changed", "        wrapped: true\n", ""],
  ["a start that may be repeated", "major", "x-starts-job", "      x-starts-job: true\n", ""],
  [
    "a member that became required",
    "major",
    "argument is required",
    "[jobID, projectID, runID]",
    "[argument, jobID, projectID, runID]",
  ],
  [
    "a member that is not required any more",
    "minor",
    "jobID is required",
    "[jobID, projectID, runID]",
    "[projectID, runID]",
  ],
  [
    "a member of an answer that may be missing",
    "major",
    "error is required",
    "[error, runID, started]",
    "[runID, started]",
  ],
  ["a value fewer in a request", "major", "its values", "enum: [0, 1, 2, 3]", "enum: [0, 1, 2]"],
  ["a value more in a request", "minor", "its values", "enum: [0, 1, 2, 3]", "enum: [0, 1, 2, 3, 4]"],
  ["a shorter limit", "major", "maxLength", "maxLength: 36", "maxLength: 30"],
  ["a longer limit", "minor", "maxLength", "maxLength: 36", "maxLength: 40"],
  ["another format", "major", "its format", "          format: int32\n          enum", "          enum"],
  ["another pattern", "major", "its pattern", "(\\.\\d{1,7})?", "(\\.\\d{1,3})?"],
  ["another default", "major", "its default", "          default: 0\n", "          default: 1\n"],
  [
    "an answer closed for other members",
    "major",
    "closed",
    "      additionalProperties: true\n      xml",
    "      additionalProperties: false\n      xml",
  ],
  [
    "a boolean of an answer that may be null",
    "major",
    "its types",
    "        started:\n          type: boolean",
    '        started:\n          type: [boolean, "null"]',
  ],
  ["another address of tokens", "major", "passwordGrant changed", "tokenUrl: /token", "tokenUrl: /oauth"],
  ["an address that needs a token now", "major", "be let in was removed", "        - {}\n", ""],
  [
    "a media type fewer",
    "major",
    "text/json was removed",
    '          text/json:\n            schema: { $ref: "#/components/schemas/execJobAsyncRequest" }\n            examples: *execJobAsyncRequestJson\n',
    "",
  ],
  [
    "another message of the callback",
    "major",
    "callback runEnded",
    '                    schema: { $ref: "#/components/schemas/execJobResponse" }',
    '                    schema: { $ref: "#/components/schemas/resultsResponse" }',
  ],
  [
    "a new optional member",
    "minor",
    "aaa was added",
    "        argument:\n          type: [string",
    "        aaa: { type: string }\n        argument:\n          type: [string",
  ],
  [
    "a new member of an answer",
    "minor",
    "zzz was added",
    "      xml:\n        name: resultsResponse",
    "        zzz: { type: string }\n      xml:\n        name: resultsResponse",
  ],
  ["other words", "patch", "Words", "Start a job and return at once.", "Starts a job and returns at once."],
  [
    "other evidence",
    "patch",
    "Words",
    "      x-evidence: assumed\n      description: |\n        How the job ended",
    "      x-evidence: observed\n      description: |\n        How the job ended",
  ],
  ["another example", "patch", "Words", 'beginAtRow: "1"', 'beginAtRow: "2"'],
];

test.each(planted)("%s is %s", (_, bump, says, find, replace) => {
  expect(source).toContain(find);
  const changes = classify(load(source), load(source.replace(find, replace)));
  expect(changes.map(({ what }) => what).join("\n")).toContain(says);
  expect(bumpOf(changes)).toBe(bump);
});

test("members in another order break XML", () => {
  const after = load(source);
  const { properties } = after.components.schemas.execJobAsyncRequest;
  after.components.schemas.execJobAsyncRequest.properties = Object.fromEntries(Object.entries(properties).toReversed());
  expect(classify(load(source), after)).toContainEqual({
    bump: "major",
    what: "execJobAsyncRequest: the order of its members changed",
  });
});

test("the same description has no changes, whatever its version's number", () => {
  const after = load(source);
  after.info.version = "99.0.0";
  expect(classify(load(source), after)).toEqual([]);
});
