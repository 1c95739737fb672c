import { encodeBody, findContent } from "../codec.ts";
import { formOf } from "../media-type.ts";
import type { EncodeOptions } from "../options.ts";
import type { Content, Operation, Table } from "../table.ts";
import { encodeText } from "../text.ts";
import { rawText, refused, revived, unsaid } from "./body-serializer.ts";

/** What of a request is replaced. */
interface Changes {
  readonly mediaType: string;
  readonly body?: BodyInit;
}

/** What changes about the body of a request; undefined where it goes out as it is. Throws `EncodeError`. */
export async function changesOf(
  request: Request,
  table: Table<unknown>,
  id: string,
  operation: Operation,
  options: EncodeOptions | undefined,
): Promise<Changes | undefined> {
  const said = request.headers.get("Content-Type") ?? "";
  const content = operation.request?.content ?? {};
  const mediaType = writtenAs(said, content);
  if (mediaType === undefined) return isJson(said) ? asText(request, content) : undefined;
  if (isJson(mediaType)) return { mediaType };
  const value: unknown = JSON.parse(await request.text(), revived);
  if (typeof value === "string" && findContent(content, mediaType) === null)
    return { mediaType, body: rawText(value, mediaType) };
  return { mediaType, body: encodeText(encodeBody(table, id, value, mediaType, options), mediaType) };
}

/**
 * The media type that a body is to be written in; undefined where it goes out as it is. A call that says none comes as
 * JSON: where the operation does not describe that, the first is taken that it does describe and that the codec writes,
 * JSON of another name among them.
 */
function writtenAs(said: string, content: Content): string | undefined {
  if (formOf(said) === "xml") return said;
  if (!isJson(said) || findContent(content, said) !== undefined) return undefined;
  return Object.entries(content).find(([mediaType, type]) => type !== null && isWritten(mediaType))?.[0];
}

/**
 * A text that came as JSON to an operation that names no JSON goes out as it is: in the one media type that is described,
 * or as plain text where anything is taken. Throws `EncodeError` where it cannot be known what is meant.
 */
async function asText(request: Request, content: Content): Promise<Changes | undefined> {
  const described = Object.keys(content);
  const type = findContent(content, request.headers.get("Content-Type") ?? "");
  if (described.length === 0 || type) return undefined;
  const json = await request.clone().text();
  if (type === null) {
    const isUnsaid = json.startsWith(`${unsaid}"`) && !described.some(isJson) && Object.hasOwn(content, "*/*");
    return isUnsaid ? { mediaType: plainText, body: rawText(JSON.parse(json), plainText) } : undefined;
  }
  const [only = "", ...others] = described.map((mediaType) => (mediaType === "text/*" ? plainText : mediaType));
  const isOne = others.length === 0 && !only.includes("*") && !only.startsWith("multipart/");
  if (isOne && json.trimStart().startsWith('"')) return { mediaType: only, body: rawText(JSON.parse(json), only) };
  throw refused(
    `the operation takes ${described.join(", ")} and no JSON: give a text or bytes, and say the Content-Type`,
  );
}

const plainText = "text/plain;charset=UTF-8";

const isWritten = (mediaType: string): boolean => formOf(mediaType) !== undefined && !mediaType.includes("*");

const isJson = (contentType: string): boolean => formOf(contentType) === "json";
