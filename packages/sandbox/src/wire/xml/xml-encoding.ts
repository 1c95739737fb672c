import { XmlReadFailure } from "./xml-failure.ts";

type SupportedEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** How far the reader looks for an encoding in a declaration. */
const declarationWindow = 128;
/** `<?xml version="1.0" encoding` is as early as a second "=" can stand. */
const earliestSecondEquals = 28;

/**
 * Gives the UTF-8 bytes of an XML body, without a byte order mark. What the Content-Type said must be what the first
 * bytes say and what the declaration says; of the encodings only UTF-8 and little-endian UTF-16 are ever expected.
 */
export function xmlBytes(body: Uint8Array, charset: "utf-8" | "utf-16"): Uint8Array {
  if (body.length < 4) {
    throw new XmlReadFailure("Unexpected end of file.");
  }
  const { encoding, markLength } = detectEncoding(body);
  if (encoding !== (charset === "utf-8" ? "utf-8" : "utf-16le")) {
    throw new XmlReadFailure("The encoding is not the expected one.");
  }
  const content = body.subarray(markLength);
  const bytes = encoding === "utf-8" ? content : recode(content);
  checkDeclaredEncoding(bytes, encoding);
  return bytes;
}

function detectEncoding(body: Uint8Array): { readonly encoding: SupportedEncoding; readonly markLength: number } {
  const [first, second] = body;
  if (first === 0xff && second === 0xfe) {
    return { encoding: "utf-16le", markLength: 2 };
  }
  if (first === 0xfe && second === 0xff) {
    return { encoding: "utf-16be", markLength: 2 };
  }
  if (first === 0x00 && second === 0x3c) {
    return { encoding: "utf-16be", markLength: 0 };
  }
  if (first === 0x3c && second === 0x00) {
    return { encoding: "utf-16le", markLength: 0 };
  }
  return { encoding: "utf-8", markLength: first === 0xef && second === 0xbb ? 3 : 0 };
}

function recode(content: Uint8Array): Uint8Array {
  try {
    const text = new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }).decode(content);
    return new TextEncoder().encode(text);
  } catch (error) {
    throw new XmlReadFailure("Not valid UTF-16.", { cause: error });
  }
}

function checkDeclaredEncoding(bytes: Uint8Array, encoding: SupportedEncoding): void {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) {
    return;
  }
  const head = Buffer.from(bytes.subarray(0, declarationWindow)).toString("latin1");
  const beforeEnd = head.indexOf("?", 2);
  const window = beforeEnd < 0 ? head : head.slice(0, beforeEnd);
  const secondEquals = window.indexOf("=", window.indexOf("=", 2) + 1);
  if (!window.includes("=", 2) || secondEquals < 0) {
    return;
  }
  if (secondEquals < earliestSecondEquals) {
    throw new XmlReadFailure("Malformed declaration.");
  }
  if (!/encoding[ \t\r\n]*$/.test(head.slice(0, secondEquals))) {
    return;
  }
  const declared = /^[ \t\r\n]*(["'])(.*?)\1/s.exec(head.slice(secondEquals + 1))?.[2]?.toLowerCase();
  const allowed = encoding === "utf-8" ? ["utf-8"] : ["utf-16le", "utf-16"];
  if (declared === undefined || !allowed.includes(declared)) {
    throw new XmlReadFailure("The declared encoding is not the real one.");
  }
}
