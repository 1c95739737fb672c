import { charsetOf, decodeText } from "../body/charset.ts";
import { formatOf } from "../body/media-type.ts";
import { negotiateCharset } from "../body/negotiation.ts";
import { UnreadableBodyError } from "../errors.ts";
import type { Check, Message, Ruling, Subject } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { textOf } from "./body-rules.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const responseCharsetRight: Check = {
  id: "response-charset-right",
  why: "A charset that is missing, unasked or untrue turns every character outside of ASCII into another one.",
  fix: "Name the charset that was negotiated in the Content-Type, and write the body in it.",
  blame: "server",
  evidence: "observed",
  yieldsTo: ["response-encoding-asked", "response-media-type-documented"],
  rule: (subject) => {
    const { response } = subject;
    if (response.bytes.length === 0 || !isText(subject)) {
      return notApplicable("the answer is neither JSON nor XML");
    }
    if (!isWebApi(subject.contract)) {
      // HTTP asks for none: JSON is utf-8 (RFC 8259), and XML says it by itself (RFC 7303).
      const isJson = formatOf(response.mediaType) === "json";
      return response.charset === undefined && !(isJson && isMarkedUtf16(response))
        ? notApplicable("the Content-Type names no charset")
        : ruleOnNamedCharset(response, response.charset ?? "utf-8");
    }
    const expected = expectedCharset(subject);
    // JSON and XML without a charset are in UTF-8 (RFC 8259, RFC 7303).
    const { charset = "utf-8" } = response;
    return charset === expected
      ? ruleOnBytes(response)
      : violated(
          response.charset === undefined
            ? "The Content-Type names no charset"
            : "The Content-Type names another charset",
          expected,
          response.charset ?? "none",
        );
  },
};

/** What Web API says in plain text no formatter of its own wrote. */
function isText({ contract, response: { mediaType } }: Subject): boolean {
  const formats = isWebApi(contract) ? ["json", "xml", "form"] : ["json", "xml", "form", "text"];
  return formats.includes(formatOf(mediaType) ?? "");
}

/** An answer that has only one media type does not negotiate its charset either. */
function expectedCharset({ documented, request }: Subject): string {
  return Object.keys(documented?.mediaTypes ?? {}).length === 1 ? "utf-8" : negotiateCharset(request.headers);
}

function ruleOnBytes(response: Message): Ruling {
  const { bytes, charset = "utf-8" } = response;
  if (charset === "utf-8" && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return violated("The body begins with a byte order mark", "no byte order mark", "EF BB BF");
  }
  if (charset === "utf-8" && isMarkedUtf16(response)) {
    return utf16InDisguise;
  }
  try {
    const declared = /^<\?xml[^>]*\sencoding=["']([^"']+)["']/.exec(decodeText(bytes, charset))?.[1]?.toLowerCase();
    return declared === undefined || declared === charset
      ? held
      : violated("The XML declaration names another encoding than the Content-Type", charset, declared);
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return violated(`The Content-Type says ${charset}, but ${cause.message}`, charset, textOf(response));
    }
    throw cause;
  }
}

const utf16InDisguise: Ruling = violated(
  "The bytes are utf-16, and nothing says so",
  "utf-8",
  "a byte order mark of utf-16",
);

function isMarkedUtf16({ bytes }: Message): boolean {
  return charsetOf(bytes, undefined) === "utf-16";
}

/** By HTTP any charset may be named, and wins over what the XML declares. */
function ruleOnNamedCharset(response: Message, charset: string): Ruling {
  if (charset === "utf-8" && isMarkedUtf16(response)) {
    return utf16InDisguise;
  }
  try {
    decodeText(response.bytes, charset, true);
    return held;
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return violated(`The Content-Type says ${charset}, but ${cause.message}`, charset, textOf(response));
    }
    throw cause;
  }
}
