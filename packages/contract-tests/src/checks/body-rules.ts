import { decodeText, showText } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import { UnreadableBodyError } from "../errors.ts";
import type { Message, Ruling } from "../judgement.ts";
import { unsaidEvidence } from "../spec/web-api.ts";
import type { Contract, Issue, Side } from "../types.ts";
import {
  excerpt,
  excerptLength,
  held,
  notApplicable,
  notChecked,
  toViolation,
  unlessViolated,
  violated,
} from "./ruling.ts";

const noBody: Ruling = notApplicable("there is no body");
const anyBody: Ruling = notApplicable("any body may be sent");

/** Rules on whether a body can be read as its media type. */
export function ruleOnReading(message: Message): Ruling {
  const { body } = message;
  switch (body.kind) {
    case "none":
      return noBody;
    case "free":
      return anyBody;
    case "undescribed":
      return notChecked(body.reason);
    case "unreadable":
      return violated(`The body cannot be read: ${body.reason}`, message.mediaType, textOf(message));
    case "read":
      return held;
  }
}

/**
 * Rules on whether a body's value is what the schema asks for. What the request had against its own schema and the answer
 * repeats is not a second mistake: whether it was to be taken is the matter of the answer's status.
 */
export function ruleOnValue(contract: Contract, message: Message, side: Side, request?: Message): Ruling {
  const { body } = message;
  switch (body.kind) {
    case "none":
      return noBody;
    case "free":
      return anyBody;
    case "undescribed":
    case "unreadable":
      return notChecked(body.reason);
    case "read": {
      const evidence = contract.schemas[body.schema]?.["x-evidence"] ?? unsaidEvidence(contract);
      const issues = contract.validateValue(body.schema, body.value, side);
      const sent = new Set(issues.length === 0 ? [] : issuesOf(contract, request).map(sameText));
      const own = issues.filter((issue) => !sent.has(sameText(issue)));
      return own.length === 0 && issues.length > 0
        ? notApplicable("it repeats what is wrong in the request")
        : unlessViolated(own.map((issue) => toViolation({ evidence, ...issue })));
    }
  }
}

function issuesOf(contract: Contract, message: Message | undefined): readonly Issue[] {
  return message?.body.kind === "read"
    ? contract.validateValue(message.body.schema, message.body.value, "request")
    : [];
}

const sameText = ({ path, message, found }: Issue): string => JSON.stringify([path, message, found]);

/** Rules on whether an XML body is what the XML schema asks for. */
export function ruleOnXml(contract: Contract, message: Message): Ruling {
  if (message.body.kind === "none" || formatOf(message.mediaType) !== "xml") {
    return notApplicable("there is no XML body");
  }
  if (message.body.kind === "free") {
    return anyBody;
  }
  if (message.body.kind === "undescribed") {
    return notChecked(message.body.reason);
  }
  if (!contract.hasXmlSchema) {
    return notApplicable(
      "the description has no XML schema: its XML is read, and the value held against the JSON schema",
    );
  }
  try {
    return unlessViolated(contract.validateXml(decodeText(message.bytes, message.charset)).map(toViolation));
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return notChecked(cause.message);
    }
    throw cause;
  }
}

/** The start of a body as text, whatever its bytes are. */
export function textOf(message: Message, length: number = excerptLength): string {
  return excerpt(showText(message.bytes, message.charset), length);
}
