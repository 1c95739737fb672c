import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";
import { KitError, UnreadableBodyError } from "../errors.ts";
import { maxIssues } from "../spec/value-validator.ts";
import type { Issue } from "../types.ts";
import { listParts, moveRow } from "./document-parts.ts";

const offline: ParseOption = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;

/**
 * Gives a well-formed document to `use`, and frees it afterwards. Throws an UnreadableBodyError for a text that is not
 * well-formed XML 1.0 with namespaces, for document types, and for processing instructions where they are not taken: .NET's
 * serializers refuse them (observed).
 */
export function withXmlDocument<T>(text: string, use: (document: XmlDocument) => T, takesInstructions = false): T {
  const document = parse(text);
  try {
    if (document.dtd !== null) {
      throw new UnreadableBodyError("a document type is not accepted");
    }
    if (document.version !== "1.0") {
      throw new UnreadableBodyError(`XML ${document.version} is not accepted, only 1.0`);
    }
    if (!takesInstructions && document.get("//processing-instruction()") !== null) {
      throw new UnreadableBodyError("a processing instruction is not accepted");
    }
    return use(document);
  } finally {
    document.dispose();
  }
}

function parse(text: string): XmlDocument {
  try {
    return XmlDocument.fromString(withoutEncoding(text), { option: offline });
  } catch (cause) {
    throw cause instanceof XmlLibError
      ? new UnreadableBodyError(`not well-formed XML: ${firstDetail(cause)}`, { cause })
      : new KitError("libxml2 failed", { cause });
  }
}

/** The text is decoded already, so that the encoding that its declaration names is over. */
function withoutEncoding(text: string): string {
  return text.replace(/^(<\?xml\s[^<>]*?)\s+encoding\s*=\s*(?:"[^"<>]*"|'[^'<>]*')/, "$1");
}

function firstDetail(error: XmlLibError): string {
  const detail = error.details[0];
  const message = (detail?.message ?? error.message).trim();
  return detail === undefined ? message : `${message} (line ${detail.line}, column ${detail.col})`;
}

/** A function that lists what an XML schema has against a document, the first of it. Throws a KitError for a broken schema. */
export function createXsdValidator(xsd: string): (document: XmlDocument) => readonly Issue[] {
  const validator = compile(xsd);
  return (document) => {
    const issues: Issue[] = [];
    for (const { part, rowsBefore } of listParts(document)) {
      issues.push(...validate(validator, part).map((issue) => ({ ...issue, path: moveRow(issue.path, rowsBefore) })));
      if (issues.length >= maxIssues) {
        break;
      }
    }
    return issues.slice(0, maxIssues);
  };
}

function validate(validator: XsdValidator, document: XmlDocument): Issue[] {
  try {
    validator.validate(document);
    return [];
  } catch (cause) {
    if (cause instanceof XmlLibError) {
      return cause.details.map(({ message, xpath }) => toIssue(message.trim(), xpath ?? ""));
    }
    throw new KitError("libxml2 failed", { cause });
  }
}

/** The schema refers to the document that it was made of, so that one is never freed. */
function compile(xsd: string): XsdValidator {
  try {
    return XsdValidator.fromDoc(XmlDocument.fromString(xsd, { option: offline }));
  } catch (cause) {
    throw new KitError(`The XML schema does not compile: ${String(cause)}`, { cause });
  }
}

function toIssue(message: string, path: string): Issue {
  const [found = message, expected = "a document that the XML schema allows"] = message.split(" Expected is ");
  return { path, message, expected, found, keyword: "xsd" };
}
