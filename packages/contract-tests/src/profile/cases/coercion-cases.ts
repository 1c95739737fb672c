import { encodeText } from "../../body/charset.ts";
import { formatOf } from "../../body/media-type.ts";
import type { Case, CaseContext } from "../../cases/case.ts";
import { forgiven, refused } from "./expectations.ts";
import { startOperations } from "./start-operations.ts";
import { foreignMembers, requiredMembers, startCase } from "./start-value.ts";

interface Coercion {
  readonly name: string;
  readonly title: string;
  readonly isAccepted: boolean;
  /** Follows the required members. */
  readonly text: string;
}

const json: readonly Coercion[] = [
  { name: "boolean-as-text", title: "a boolean as a text", isAccepted: true, text: ',"chainJobs":"false"' },
  { name: "integer-as-text", title: "an integer as a text", isAccepted: true, text: ',"loggingLevel":"2"' },
  { name: "text-as-number", title: "a number for a text", isAccepted: true, text: ',"threadCount":4' },
  { name: "other-letter-case", title: "a name in another letter case", isAccepted: true, text: ',"LOGGINGLEVEL":1' },
  { name: "unknown-member", title: "an unknown member", isAccepted: true, text: ',"zoo":{"a":[1]}' },
  { name: "boolean-as-one-text", title: 'the text "1" for a boolean', isAccepted: false, text: ',"chainJobs":"1"' },
  { name: "integer-fraction", title: "a fraction for an integer", isAccepted: false, text: ',"loggingLevel":1.5' },
  { name: "integer-overflow", title: "an integer of 33 bits", isAccepted: false, text: ',"loggingLevel":2147483648' },
];

const form: readonly Coercion[] = [
  { name: "boolean-capitalized", title: "True for true", isAccepted: true, text: "&chainJobs=False" },
  { name: "hexadecimal", title: "a hexadecimal integer", isAccepted: true, text: "&loggingLevel=0x2" },
  { name: "other-letter-case", title: "a name in another letter case", isAccepted: true, text: "&LOGGINGLEVEL=1" },
  { name: "duplicate", title: "the same name twice", isAccepted: true, text: "&argument=a&argument=b" },
  { name: "unknown-member", title: "an unknown name", isAccepted: true, text: "&zoo=1" },
  { name: "boolean-as-digit", title: "1 for true", isAccepted: false, text: "&chainJobs=1" },
  { name: "integer-fraction", title: "a fraction for an integer", isAccepted: false, text: "&loggingLevel=1.5" },
];

/** Values in other forms than their types: what JSON and forms forgive, and what they do not. */
export function coercionCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) =>
    start.mediaTypes.flatMap((mediaType) =>
      coercionsOf(mediaType).map(({ name, title, isAccepted, text }) => {
        const key = `${start.operation.id}/${mediaType}/${name}`;
        const members = (isAccepted ? requiredMembers : foreignMembers)(context, key);
        const body =
          formatOf(mediaType) === "json"
            ? `${JSON.stringify(members).slice(0, -1)}${text}}`
            : `${new URLSearchParams(members as Record<string, string>)}${text}`;
        return {
          ...startCase(start, mediaType, name, encodeText(body, "utf-8")),
          needs: isAccepted ? ["server" as const] : [],
          title: `A start with ${title} is ${isAccepted ? "accepted" : "refused"} as ${mediaType}.`,
          expects: isAccepted ? forgiven : refused,
        };
      }),
    ),
  );
}

function coercionsOf(mediaType: string): readonly Coercion[] {
  const format = formatOf(mediaType);
  return format === "json" ? json : format === "form" ? form : [];
}
