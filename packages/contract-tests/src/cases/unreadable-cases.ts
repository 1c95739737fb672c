import { encodeText } from "../body/charset.ts";
import { boundary, formatOf } from "../body/media-type.ts";
import type { Operation } from "../types.ts";
import { createCall, parameterValues } from "./call.ts";
import { answerTypesOf } from "./call-cases.ts";
import { type Case, type CaseContext, slug } from "./case.ts";
import { refusedBy } from "./expected-status.ts";
import { oneOfEachFormat } from "./right-bodies.ts";

/** No server has a reader for it. */
const nobodysType = "application/x-nobody-reads-this";

/** Bodies that no reader of their media type can read, none at all, and one of a media type that is not described. */
export function unreadableCases(context: CaseContext, operation: Operation): Case[] {
  const { contract } = context;
  const { request } = operation;
  const values = parameterValues(context, operation, false);
  const mediaTypes = oneOfEachFormat(operation);
  const [first] = Object.keys(request?.mediaTypes ?? {});
  if (request === undefined || values === undefined || first === undefined) {
    return [];
  }
  const refuse = (name: string, title: string, mediaType: string, text: string, ...others: number[]): Case => ({
    ...createCall(operation, {
      name,
      title: `${title} is refused by ${operation.id} as ${mediaType}.`,
      accept: answerTypesOf(operation)[0] ?? "",
      body: { mediaType, bytes: encodeText(text, "utf-8") },
      values,
    }),
    expects: refusedBy(contract, operation, "documented", ...others),
  });
  const takesAll = Object.keys(request.mediaTypes).some((mediaType) => mediaType === "*/*");
  return [
    ...mediaTypes.flatMap((mediaType) =>
      malformed(mediaType).map(([name, title, text]) => refuse(`${name}-${slug(mediaType)}`, title, mediaType, text)),
    ),
    ...(request.required
      ? mediaTypes
          .filter((mediaType) => !["form", "text"].includes(formatOf(mediaType) ?? ""))
          .map((mediaType) => refuse(`empty-${slug(mediaType)}`, "An empty body", mediaType, "", 411, 415))
      : []),
    ...(takesAll
      ? []
      : [refuse("content-type-of-nobody", "A body that nobody describes", nobodysType, "nobody", 406, 415)]),
  ];
}

function malformed(mediaType: string): readonly (readonly [name: string, title: string, text: string])[] {
  switch (formatOf(mediaType)) {
    case "json":
      return [
        ["malformed", "JSON that is cut off", '{"a":'],
        ["trailing", "JSON with something after its end", "{} x"],
      ];
    case "xml":
      return [
        ["malformed", "XML whose root is not closed", "<a><b></b>"],
        ["other-root", "XML of another root", "<rootOfNobody/>"],
      ];
    case "multipart":
      return [
        ["malformed", "A body of parts that is cut off", `${part(boundary)}1\r\n`],
        ["other-boundary", "A body that is divided by another boundary", `${part("other")}1\r\n--other--\r\n`],
      ];
    default:
      return [];
  }
}

function part(divider: string): string {
  return `--${divider}\r\nContent-Disposition: form-data; name="a"\r\n\r\n`;
}
