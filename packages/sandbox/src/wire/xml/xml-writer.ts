import type { Contract } from "../contract.ts";
import type { HttpError } from "../http/http-error.ts";
import type { Payload } from "../payload.ts";
import { writtenMembers } from "../written-members.ts";
import { schemaInstanceNamespace } from "./xml-names.ts";

/**
 * XML as the framework writes it: no declaration, no indentation, members in ordinal order, nil for null. Members that
 * the model does not have are left out.
 */
export function writeXml(payload: Payload): string {
  switch (payload.kind) {
    case "message":
      return writeRoot(payload.contract.name, payload.contract, writeMembers(payload.contract, payload.model));
    case "list":
      return writeList(payload.contract, payload.models);
    case "error":
      return `<Error>${writeError(payload.error)}</Error>`;
  }
}

function writeList(contract: Contract, models: readonly object[] | null): string {
  const name = `ArrayOf${contract.name}`;
  const items = models?.map((model) => `<${contract.name}>${writeMembers(contract, model)}</${contract.name}>`);
  return writeRoot(name, contract, items?.join("") ?? null);
}

function writeRoot(name: string, contract: Contract, content: string | null): string {
  const nil = content === null ? ' i:nil="true"' : "";
  const start = `<${name}${nil} xmlns:i="${schemaInstanceNamespace}" xmlns="${contract.namespace}"`;
  return content === null || content === "" ? `${start} />` : `${start}>${content}</${name}>`;
}

function writeMembers({ name: message, ordinal }: Contract, model: object): string {
  return writtenMembers(message, ordinal, model)
    .map(([name, value]) =>
      value === null ? `<${name} i:nil="true" />` : `<${name}>${escapeText(String(value))}</${name}>`,
    )
    .join("");
}

function writeError(error: HttpError): string {
  return Object.entries(error)
    .map(([key, value]) => {
      const name = encodeLocalName(key);
      return `<${name}>${writeErrorValue(value)}</${name}>`;
    })
    .join("");
}

function writeErrorValue(value: HttpError[string]): string {
  if (typeof value === "string") {
    return escapeText(value);
  }
  return isList(value) ? escapeText(value.join(" ")) : writeError(value);
}

function isList(value: HttpError | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}

/**
 * Line ends become the platform's, which was LF where the bytes were captured; other control characters become
 * references that no XML parser accepts.
 */
function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\u0020-\ufffd]/g, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** `XmlConvert.EncodeLocalName`: what no name may hold becomes `_x005B_`. */
function encodeLocalName(name: string): string {
  return name
    .replace(/_(?=x[0-9a-fA-F]{4}(?:[0-9a-fA-F]{4})?_)/g, "_x005F_")
    .replace(/^[^\p{L}_]|[^\p{L}\p{Nd}\p{M}._·-]/gu, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
      return `_x${code.padStart(code.length > 4 ? 8 : 4, "0")}_`;
    });
}
