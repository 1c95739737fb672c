import { encodeText } from "../../body/charset.ts";
import { formatOf } from "../../body/media-type.ts";
import type { Case, CaseContext, Known } from "../../cases/case.ts";
import { schemaOf } from "../../spec/schemas.ts";
import type { Expectation } from "../../types.ts";
import { writeXml } from "../../xml/write-xml.ts";
import { forgiven, refused } from "./expectations.ts";
import { startOperations } from "./start-operations.ts";
import { requiredMembers, startCase } from "./start-value.ts";

interface XmlForm {
  readonly name: string;
  /** Ends in "is accepted" or "is refused" by what is expected. */
  readonly title: string;
  readonly write: (xml: string, parts: XmlParts) => string;
  readonly isAccepted: boolean;
}

interface XmlParts {
  readonly root: string;
  readonly namespace: string;
}

const forms: readonly XmlForm[] = [
  {
    name: "declaration",
    title: "an XML declaration",
    isAccepted: true,
    write: (xml) => `<?xml version="1.0" encoding="utf-8"?>${xml}`,
  },
  {
    name: "comments",
    title: "comments",
    isAccepted: true,
    write: (xml) => `<!--a-->${xml.replace("<jobID>", "<!--b--><jobID>")}`,
  },
  {
    name: "cdata",
    title: "CDATA",
    isAccepted: true,
    write: (xml) => xml.replace(/<runID>(.*)<\/runID>/, "<runID><![CDATA[$1]]></runID>"),
  },
  { name: "indented", title: "indentation", isAccepted: true, write: (xml) => xml.replaceAll("><", ">\n  <") },
  { name: "prefix", title: "a prefix for the namespace", isAccepted: true, write: (xml) => addPrefix(xml) },
  {
    name: "character-references",
    title: "character references",
    isAccepted: true,
    write: (xml) => xml.replaceAll("-", "&#x2D;"),
  },
  {
    name: "unknown-element",
    title: "an unknown element at the end",
    isAccepted: true,
    write: (xml, { root }) => xml.replace(`</${root}>`, `<zoo>1</zoo></${root}>`),
  },
  {
    name: "nil-argument",
    title: "a nil argument",
    isAccepted: true,
    write: (xml) => xml.replace("<jobID>", '<argument i:nil="true" /><jobID>'),
  },
  {
    name: "boolean-as-digit",
    title: "1 for true",
    isAccepted: true,
    write: (xml) => xml.replace("<jobID>", "<chainJobs>0</chainJobs><jobID>"),
  },
  {
    name: "out-of-order",
    title: "members in the reverse order",
    isAccepted: false,
    write: (xml) => reverseMembers(xml),
  },
  {
    name: "wrong-namespace",
    title: "a foreign namespace",
    isAccepted: false,
    write: (xml, { namespace }) => xml.replace(namespace, "http://example.org/other"),
  },
  {
    name: "no-namespace",
    title: "no namespace",
    isAccepted: false,
    write: (xml, { namespace }) => xml.replace(` xmlns="${namespace}"`, ""),
  },
  {
    name: "members-without-namespace",
    title: "members without a namespace",
    isAccepted: false,
    write: (xml, { root }) =>
      xml.replace("xmlns=", "xmlns:s=").replaceAll(new RegExp(`(</?)${root}`, "g"), `$1s:${root}`),
  },
  {
    name: "wrong-root",
    title: "a wrong root",
    isAccepted: false,
    write: (xml, { root }) => xml.replaceAll(root, "order"),
  },
  {
    name: "wrong-case",
    title: "a member in another letter case",
    isAccepted: false,
    write: (xml) => xml.replaceAll("runID>", "RunID>"),
  },
  {
    name: "doctype",
    title: "a document type",
    isAccepted: false,
    write: (xml, { root }) => `<!DOCTYPE ${root} [<!ENTITY e "x">]>${xml}`,
  },
  {
    name: "undeclared-prefix",
    title: "a prefix that is not declared",
    isAccepted: false,
    write: (xml) => xml.replaceAll("jobID>", "q:jobID>"),
  },
  {
    name: "boolean-capitalized",
    title: "True for true",
    isAccepted: false,
    write: (xml) => xml.replace("<jobID>", "<chainJobs>True</chainJobs><jobID>"),
  },
  {
    name: "boolean-empty",
    title: "an empty boolean",
    isAccepted: false,
    write: (xml) => xml.replace("<jobID>", "<chainJobs /><jobID>"),
  },
  {
    name: "integer-fraction",
    title: "a fraction for an integer",
    isAccepted: false,
    write: (xml) => xml.replace("<projectID>", "<loggingLevel>1.0</loggingLevel><projectID>"),
  },
  {
    name: "processing-instruction",
    title: "a processing instruction",
    isAccepted: false,
    write: (xml) => `<?order 1042?>${xml}`,
  },
  {
    name: "version-1.1",
    title: "the version 1.1 of XML",
    isAccepted: false,
    write: (xml) => `<?xml version="1.1"?>${xml}`,
  },
  {
    name: "soap",
    title: "a SOAP envelope around it",
    isAccepted: false,
    write: (xml) =>
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${xml}</s:Body></s:Envelope>`,
  },
  { name: "trailing-text", title: "text after the root", isAccepted: false, write: (xml) => `${xml}x` },
  {
    name: "unescaped",
    title: "an ampersand that is not escaped",
    isAccepted: false,
    write: (xml) => xml.replace("<runID>", "<runID>&"),
  },
];

/** The same start in every form that XML allows, and in those that the server cannot read. */
export function xmlCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) => {
    const namespace = schemaOf(context.contract, start.schema).xml?.namespace ?? "";
    return start.mediaTypes
      .filter((mediaType) => formatOf(mediaType) === "xml")
      .flatMap((mediaType) =>
        forms.map(({ name, title, write, isAccepted }) => {
          const safe = isAccepted ? context : { ...context, probe: undefined };
          const value = requiredMembers(safe, `${start.operation.id}/${mediaType}/${name}`);
          const text = write(writeXml(context.contract, start.schema, value), { root: start.schema, namespace });
          return {
            ...startCase(start, mediaType, name, encodeText(text, "utf-8")),
            // The mock is stricter than the server: what would be lost is refused.
            needs: name === "unknown-element" ? ["server" as const] : [],
            title: `A start with ${title} is ${isAccepted ? "accepted" : "refused"} as ${mediaType}.`,
            expects: isAccepted ? forgiven : refused,
          };
        }),
      );
  });
}

/** A nil root is not a start at all. */
export function nilRootCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) =>
    start.mediaTypes
      .filter((mediaType) => formatOf(mediaType) === "xml")
      .map((mediaType) => ({
        ...startCase(start, mediaType, "nil-root", encodeText(writeXml(context.contract, start.schema, null), "utf-8")),
        effect: "none" as const,
        title: `A nil root fails as ${mediaType}, and starts nothing.`,
        expects: failed,
      })),
  );
}

function failed(_known: Known): Expectation {
  return { evidence: "observed", statuses: [400, 500] };
}

function reverseMembers(xml: string): string {
  return xml.replace(/(?:<(\w+)>[^<]*<\/\1>)+/, (members) =>
    (members.match(/<(\w+)>[^<]*<\/\1>/g) ?? []).toReversed().join(""),
  );
}

function addPrefix(xml: string): string {
  return xml.replace("xmlns=", "xmlns:s=").replaceAll(/<(\/?)(\w+)/g, "<$1s:$2");
}
