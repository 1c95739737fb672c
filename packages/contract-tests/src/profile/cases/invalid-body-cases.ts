import { encodeText } from "../../body/charset.ts";
import { formatOf } from "../../body/media-type.ts";
import type { Case, CaseContext } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import { schemaOf } from "../../spec/schemas.ts";
import { accepted, answeredWith, refused } from "./expectations.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { foreignMembers, requiredMembers, startCase } from "./start-value.ts";

interface Change {
  readonly name: string;
  readonly title: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Bodies that break one rule of the schema, and those that just keep it, in every media type. */
export function invalidBodyCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) =>
    start.mediaTypes.flatMap((mediaType) => [
      ...invalidChanges(context, start, mediaType).map((change) => ({
        ...changedStart(context, start, mediaType, change, foreignMembers),
        title: `${change.title} is refused as ${mediaType}.`,
        expects: refused,
      })),
      ...boundaryChanges(context, start).map((change) => ({
        ...changedStart(context, start, mediaType, change, requiredMembers),
        title: `${change.title} is accepted as ${mediaType}.`,
        expects: accepted,
      })),
      ...unreadable(mediaType).map(({ name, title, text }) => ({
        ...startCase(start, mediaType, name, encodeText(text, "utf-8")),
        effect: "none" as const,
        title: `${title} is refused as ${mediaType}.`,
        expects: refused,
      })),
      {
        ...startCase(start, mediaType, "empty", new Uint8Array()),
        effect: "none" as const,
        title: `An empty body fails as ${mediaType}, and starts nothing.`,
        expects: answeredWith("observed", 400, 500),
      },
    ]),
  );
}

function changedStart(
  context: CaseContext,
  start: StartOperation,
  mediaType: string,
  { name, members }: Change,
  base: typeof requiredMembers,
): ReturnType<typeof startCase> {
  const value = { ...base(context, `${start.operation.id}/${mediaType}/${name}`), ...members };
  return startCase(start, mediaType, name, encodeBody(context.contract, start.schema, mediaType, value));
}

function invalidChanges(context: CaseContext, start: StartOperation, mediaType: string): Change[] {
  const schema = schemaOf(context.contract, start.schema);
  const required = schema.required ?? [];
  return [
    ...required.map((name) => ({
      name: `missing-${name}`,
      title: `A start without ${name}`,
      members: { [name]: undefined },
    })),
    ...required.flatMap((name) => [
      { name: `blank-${name}`, title: `A start with a blank ${name}`, members: { [name]: "  " } },
      { name: `overlong-${name}`, title: `A start with 37 characters in ${name}`, members: { [name]: "x".repeat(37) } },
      {
        name: `overlong-pairs-${name}`,
        title: `A start with 19 surrogate pairs in ${name}`,
        members: { [name]: "😀".repeat(19) },
      },
    ]),
    ...(formatOf(mediaType) === "form" ? [] : nullChanges(required)),
    ...(["chainJobs", "loggingLevel"] as const).map((name) => ({
      name: `wrong-type-${name}`,
      title: `A start with the text "some" in ${name}`,
      members: { [name]: "some" },
    })),
  ];
}

function nullChanges(required: readonly string[]): Change[] {
  return [...required, "chainJobs", "loggingLevel"].map((name) => ({
    name: `null-${name}`,
    title: `A start with null in ${name}`,
    members: { [name]: null },
  }));
}

/** 36 UTF-16 units are allowed, and every character that XML can carry may stand in a text. */
function boundaryChanges(context: CaseContext, { operation }: StartOperation): Change[] {
  const longest = context.isLoopback ? { projectID: "p".repeat(36), jobID: "😀".repeat(18) } : {};
  return [
    { name: "longest-members", title: "A start with 36 characters in its IDs", members: longest },
    { name: "empty-argument", title: "A start with an empty argument", members: { argument: "" } },
    {
      name: "every-logging-level",
      title: "A start with the highest logging level and no chain",
      members: { chainJobs: false, loggingLevel: 3 },
    },
    ...(context.isLoopback
      ? [
          {
            name: "special-characters",
            title: `A start of ${operation.id} with every class of characters in its argument`,
            members: { argument: " \t\r\n<&>\"' é 東 😀 \u0085\u2028\ufffd]]> " },
          },
        ]
      : []),
  ];
}

function unreadable(mediaType: string): { name: string; title: string; text: string }[] {
  switch (formatOf(mediaType)) {
    case "json":
      return [
        { name: "malformed", title: "Cut off JSON", text: '{"runID":' },
        { name: "array", title: "A list in place of an object", text: "[]" },
        { name: "string", title: "A text in place of an object", text: '"run"' },
      ];
    case "xml":
      return [
        { name: "malformed", title: "XML whose root is not closed", text: "<execJobAsyncRequest>" },
        { name: "blank", title: "A body of blanks", text: "  " },
        { name: "not-xml", title: "JSON in place of XML", text: "{}" },
      ];
    default:
      return [];
  }
}
