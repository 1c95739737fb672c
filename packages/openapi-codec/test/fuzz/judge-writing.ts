import { inspect } from "node:util";
import { DecodeError, EncodeError } from "../../src/errors.ts";
import type { DecodeOptions, EncodeOptions } from "../../src/options.ts";
import type { Type } from "../../src/table.ts";
import type { Claim, Verdict } from "./finding.ts";
import type { BadValue } from "./inputs/bad-values.ts";
import { asRead } from "./inputs/values.ts";
import { objectionToForm } from "./reference/libxml2.ts";
import { objectionToContent } from "./reference/libxml2-xsd.ts";
import { type Reading, read } from "./reference/reference-reader.ts";
import { sameValue } from "./same-value.ts";
import { JSON_TYPE, type Subject, type Target, XML } from "./subject.ts";

/**
 * Writes a valid value as XML; the document must be well-formed and valid by the XML Schema of its type, and both readers
 * must read the value back.
 */
export function judgeWriting(subject: Subject, target: Target, value: unknown): Verdict {
  return judge(subject, target, value, XML, (document) => {
    const objection = objectionToForm(document);
    if (objection !== undefined) return ["what is written is well-formed", `${objection}\n${document}`];
    const objectionToSchema = objectionToContent(target.table, target.schema, document);
    if (objectionToSchema !== undefined) {
      return ["what is written is valid by XML Schema", `${objectionToSchema}\n${document}`];
    }
    const expected = asRead(target.table, target.table.types[target.schema] as Type, value, "xml");
    const options = { unknownMembers: "refuse" } as const;
    for (const reading of [
      decode(subject, target, document, XML, options),
      read(target.table, target.schema, document, options),
    ]) {
      if (!("value" in reading && sameValue(reading.value, expected))) {
        return ["what is written is read back", `${inspect(reading, { depth: null })} from\n${document}`];
      }
    }
    return undefined;
  });
}

/** Writes a valid value as JSON, or as a form; it must be read back. */
export function judgeJson(subject: Subject, target: Target, value: unknown, mediaType = JSON_TYPE): Verdict {
  return judge(subject, target, value, mediaType, (text) => {
    const expected = asRead(target.table, target.table.types[target.schema] as Type, value, "json");
    const reading = decode(subject, target, text, mediaType, { unknownMembers: "refuse" });
    return "value" in reading && sameValue(reading.value, expected)
      ? undefined
      : ["what is written is read back", `${inspect(reading, { depth: null })} from\n${text}`];
  });
}

function judge(
  subject: Subject,
  target: Target,
  value: unknown,
  mediaType: string,
  flawOf: (text: string) => readonly [Claim, string] | undefined,
): Verdict {
  const outcome = encode(subject, target, value, mediaType);
  const verdict = (accepted: boolean, claim: Claim, detail: string): Verdict => ({
    accepted,
    finding: { claim, target, input: value, detail },
  });
  if ("crash" in outcome) return verdict(false, "the writer throws nothing but EncodeError", String(outcome.crash));
  if ("error" in outcome) return verdict(false, "what can be written is written", outcome.error.message);
  const flaw = flawOf(outcome.text);
  return flaw === undefined ? { accepted: true } : verdict(true, ...flaw);
}

/** Tries to write a value with a planted fault. */
export function judgeRefusal(subject: Subject, target: Target, { value, fault }: BadValue): Verdict {
  const outcome = encode(subject, target, value, XML);
  const finding = { target, input: value };
  if ("crash" in outcome) {
    const claim = "the writer throws nothing but EncodeError";
    return { accepted: false, finding: { ...finding, claim, detail: `${fault}: ${outcome.crash}` } };
  }
  return "error" in outcome
    ? { accepted: false }
    : {
        accepted: true,
        finding: { ...finding, claim: "what cannot be written is refused", detail: `${fault}\n${outcome.text}` },
      };
}

/** Writes an illegal character as a reference, which only a reader that was told to may accept. */
export function judgeReference(subject: Subject, target: Target, value: unknown): Verdict {
  const claim = "an illegal character is written as a reference only on request";
  const unaskedWriting = encode(subject, target, value, XML);
  const outcome = encode(subject, target, value, XML, { unrepresentable: "reference" });
  if (!("text" in outcome) || !("error" in unaskedWriting)) {
    const detail = "it is not written on request, or it is without";
    return { accepted: false, finding: { claim, target, input: value, detail } };
  }
  const asked = decode(subject, target, outcome.text, XML, { illegalCharacterReferences: "accept" });
  const unasked = decode(subject, target, outcome.text, XML);
  return "value" in asked && sameValue(asked.value, value) && !("value" in unasked)
    ? { accepted: true }
    : {
        accepted: true,
        finding: { claim, target, input: value, detail: `${inspect({ asked, unasked })} ${outcome.text}` },
      };
}

type Outcome = { readonly text: string } | { readonly error: EncodeError } | { readonly crash: unknown };

function encode(subject: Subject, target: Target, value: unknown, mediaType: string, options?: EncodeOptions): Outcome {
  try {
    return { text: subject.encode(target, value, mediaType, options) };
  } catch (error) {
    return error instanceof EncodeError ? { error } : { crash: error };
  }
}

function decode(subject: Subject, target: Target, text: string, mediaType: string, options?: DecodeOptions): Reading {
  try {
    return { value: subject.decode(target, text, mediaType, options) };
  } catch (error) {
    return { refusal: error instanceof DecodeError ? error.message : `a crash: ${error}` };
  }
}
