import { encodeText } from "../../body/charset.ts";
import { formatOf } from "../../body/media-type.ts";
import type { Case, CaseContext } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import { schemaOf } from "../../spec/schemas.ts";
import { accepted, refused } from "./expectations.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { foreignMembers, requiredMembers, startCase } from "./start-value.ts";

/** Deeper than the 256 levels that the server reads (observed). */
const tooDeep = 300;

/** One of every class of characters that XML can carry. */
const characters: readonly (readonly [name: string, text: string])[] = [
  ["tab", "a\tb"],
  ["line-feed", "a\nb"],
  ["carriage-return", "a\rb"],
  ["blanks", "  a  b  "],
  ["markup", "<a b='c'>&amp;]]></a>"],
  ["quotes", "\"'\"'"],
  ["delete", "\u007f"],
  ["control-c1", "\u0080\u0085\u009f"],
  ["latin", "é\u00a0ß"],
  ["combining", "e\u0301"],
  ["line-separators", "\u2028\u2029"],
  ["directions", "\u202eabc\u202c\u200f"],
  ["cjk", "東京"],
  ["before-surrogates", "\ud7ff"],
  ["private-use", "\ue000\uf8ff"],
  ["byte-order-mark", "\ufefftext\ufeff"],
  ["last-of-plane", "\ufffd"],
  ["surrogate-pairs", "😀\u{10000}\u{10ffff}"],
];

/** Lengths, depths and characters at and beyond what the server takes, and values of wrong types. */
export function limitCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) =>
    start.mediaTypes.flatMap((mediaType) => [
      ...(context.isLoopback ? acceptedCases(context, start, mediaType) : []),
      ...refusedCases(context, start, mediaType),
    ]),
  );
}

function acceptedCases(context: CaseContext, start: StartOperation, mediaType: string): Case[] {
  const send = (name: string, title: string, members: object): Case => {
    const value = { ...requiredMembers(context, `${start.operation.id}/${mediaType}/${name}`), ...members };
    return {
      ...startCase(start, mediaType, name, encodeBody(context.contract, start.schema, mediaType, value)),
      title: `A start with ${title} is accepted as ${mediaType}.`,
      expects: accepted,
    };
  };
  return [
    ...characters.map(([name, text]) =>
      send(`characters-${name}`, `${name.replaceAll("-", " ")} in its argument`, { argument: text }),
    ),
    send("longest-pairs", "18 surrogate pairs in its project's ID", { projectID: "😀".repeat(18) }),
    ...(takesInstance(context, start)
      ? [send("longest-instance", "255 characters in its instance", { instance: "i".repeat(255) })]
      : []),
  ];
}

function refusedCases(context: CaseContext, start: StartOperation, mediaType: string): Case[] {
  const format = formatOf(mediaType);
  const required = schemaOf(context.contract, start.schema).required ?? [];
  const base = (name: string): Record<string, unknown> =>
    foreignMembers(context, `${start.operation.id}/${mediaType}/${name}`);
  const refuse = (name: string, title: string, body: Uint8Array): Case => ({
    ...startCase(start, mediaType, name, body),
    title: `A start with ${title} is refused as ${mediaType}.`,
    expects: refused,
  });
  const change = (name: string, title: string, members: object): Case =>
    refuse(name, title, encodeBody(context.contract, start.schema, mediaType, { ...base(name), ...members }));
  return [
    ...required.map((name) => change(`empty-${name}`, `an empty ${name}`, { [name]: "" })),
    ...(takesInstance(context, start)
      ? [change("overlong-instance", "256 characters in its instance", { instance: "i".repeat(256) })]
      : []),
    ...(format === "json"
      ? required.flatMap((name) => [
          change(`object-${name}`, `an object in ${name}`, { [name]: { a: 1 } }),
          change(`list-${name}`, `a list in ${name}`, { [name]: ["a"] }),
        ])
      : []),
    ...(format === "json" || format === "xml"
      ? [
          {
            ...refuse("too-deep", `${tooDeep} levels in an unknown member`, deepBody(format, start, base("too-deep"))),
            needs: ["server" as const],
          },
        ]
      : []),
  ];
}

function deepBody(format: "json" | "xml", { schema }: StartOperation, members: Record<string, unknown>): Uint8Array {
  const deep =
    format === "json"
      ? `${JSON.stringify(members).slice(0, -1)},"zoo":${"[".repeat(tooDeep)}${"]".repeat(tooDeep)}}`
      : `<${schema}>${"<zoo>".repeat(tooDeep)}${"</zoo>".repeat(tooDeep)}</${schema}>`;
  return encodeText(deep, "utf-8");
}

function takesInstance({ contract }: CaseContext, { schema }: StartOperation): boolean {
  return schemaOf(contract, schema).properties?.["instance"] !== undefined;
}
