import type { DecodeOptions, EncodeOptions } from "../../src/codec.ts";
import { DecodeError, EncodeError } from "../../src/errors.ts";
import { allMessages } from "../../src/generated/all-messages.ts";
import type { BadValue } from "./bad-values.ts";
import type { Claim, Verdict } from "./finding.ts";
import { createValidator } from "./libxml2.ts";
import { type Reading, read } from "./reference-reader.ts";
import { sameValue } from "./same-value.ts";
import type { Subject } from "./subject.ts";
import { namespaceOf } from "./values.ts";

const generated = new URL("../../../../openapi/generated/", import.meta.url);
const validateMessage = createValidator(new URL("starfish.v1.xsd", generated));
const validateError = createValidator(new URL("starfish.v1.errors.xsd", generated));

/** Writes a valid value; the document must be valid under the XSD, and both readers must read the value back. */
export function judgeWriting(subject: Subject, schemaName: string, value: unknown): Verdict {
  const verdict = (claim: Claim, detail: string): Verdict => ({
    accepted: claim !== "what can be written is written",
    finding: { claim, schemaName, input: value, detail },
  });
  const outcome = encode(subject, schemaName, value);
  if ("crash" in outcome) {
    return verdict("the writer throws nothing but EncodeError", String(outcome.crash));
  }
  if ("error" in outcome) {
    return verdict("what can be written is written", outcome.error.message);
  }
  const { document } = outcome;
  const objection = namespaceOf(schemaName) === "" ? validateError(document) : validateMessage(document);
  if (objection !== undefined) {
    return verdict("what is written is valid under the schema", `${objection}\n${document}`);
  }
  const expected = asRead(value);
  for (const reading of [decode(subject, schemaName, document), read(allMessages, schemaName, document)]) {
    if (!("value" in reading && sameValue(reading.value, expected))) {
      return verdict("what is written is read back", `${JSON.stringify(reading)} from\n${document}`);
    }
  }
  return { accepted: true };
}

/** Tries to write a value with a planted fault. */
export function judgeRefusal(subject: Subject, schemaName: string, { value, fault }: BadValue): Verdict {
  const outcome = encode(subject, schemaName, value);
  const finding = { schemaName, input: value };
  if ("crash" in outcome) {
    const claim = "the writer throws nothing but EncodeError";
    return { accepted: false, finding: { ...finding, claim, detail: `${fault}: ${outcome.crash}` } };
  }
  return "error" in outcome
    ? { accepted: false }
    : {
        accepted: true,
        finding: { ...finding, claim: "what cannot be written is refused", detail: `${fault}\n${outcome.document}` },
      };
}

/** Writes an illegal character as a reference, which only a reader that was told to may accept. */
export function judgeReference(subject: Subject, schemaName: string, value: unknown): Verdict {
  const claim = "an illegal character is written as a reference only on request";
  const outcome = encode(subject, schemaName, value, { unrepresentable: "reference" });
  if (!("document" in outcome)) {
    return { accepted: false, finding: { claim, schemaName, input: value, detail: "it is not written on request" } };
  }
  const asked = decode(subject, schemaName, outcome.document, { illegalCharacterReferences: "accept" });
  const unasked = decode(subject, schemaName, outcome.document);
  return "value" in asked && sameValue(asked.value, asRead(value)) && !("value" in unasked)
    ? { accepted: true }
    : {
        accepted: true,
        finding: {
          claim,
          schemaName,
          input: value,
          detail: `${JSON.stringify({ asked, unasked })} ${outcome.document}`,
        },
      };
}

type Outcome = { readonly document: string } | { readonly error: EncodeError } | { readonly crash: unknown };

function encode(subject: Subject, schemaName: string, value: unknown, options?: EncodeOptions): Outcome {
  try {
    return { document: subject.encode(schemaName, value, options) };
  } catch (error) {
    return error instanceof EncodeError ? { error } : { crash: error };
  }
}

function decode(subject: Subject, schemaName: string, document: string, options?: DecodeOptions): Reading {
  try {
    return { value: subject.decode(schemaName, document, options) };
  } catch (error) {
    if (error instanceof DecodeError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

/** The value as it comes back: in XML the texts of one key of a map are joined by a space. */
export function asRead(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === "string") && value.length > 0 ? [value.join(" ")] : value.map(asRead);
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asRead(member)]));
}
