import { readFileSync } from "node:fs";
import type { Message } from "../arbitrary-message.ts";
import { type Claim, compare } from "../claim.ts";
import { decodeXml } from "../codec.ts";
import { modelOf } from "../message-model.ts";
import { fromFrame, toFrame, withLineFeeds } from "../model-value.ts";
import { type Serializer, SerializerRefusal } from "../serializer.ts";

interface Answer {
  readonly status: number;
  readonly "content-type"?: string;
  readonly body?: string;
}

interface CapturedCase {
  readonly name: string;
  readonly request: {
    readonly path: string;
    readonly contentType?: string;
    readonly body?: string;
    readonly bodyBase64?: string;
  };
  /** What the server's object held, with the line ends of the machine of the capture; null for no object at all. */
  readonly bound?: Message | null;
  readonly whenModelStateChecked?: Answer;
}

const corpus = JSON.parse(
  readFileSync(new URL("../../../test/wire-corpus/aspnet-web-api.json", import.meta.url), "utf8"),
) as { readonly cases: readonly CapturedCase[] };

/**
 * Whether this serializer is like the one of the server whose bytes were captured: it is asked the same. Members that the
 * description has learned of since then are in its classes, and are not compared.
 */
export async function tryCapturedServer(serializer: Serializer): Promise<Claim[]> {
  const bound = compare("a captured request of XML gives the same object as on the captured server");
  const answered = compare("a captured answer of XML is written byte for byte");
  for (const { name, request, bound: object, whenModelStateChecked: answer } of corpus.cases) {
    const xml = xmlOf(request);
    if (xml !== undefined && object !== undefined) {
      const found = await serializer.read("execJobAsyncRequest", xml).then(fromFrame, nothingWhenRefused);
      bound.equal(object, withLineFeeds(withoutLater("execJobAsyncRequest", found)), name);
    }
    const message = messageOf(request.path);
    if (message !== undefined && answer?.status === 200 && answer["content-type"] === utf8Xml) {
      const body = answer.body ?? "";
      const value = decodeXml(message, new TextEncoder().encode(body), { illegalCharacterReferences: "accept" });
      const frame = toFrame(modelOf(message), value as Message);
      const written = new TextDecoder().decode(await serializer.write(message, frame, "formatter"));
      answered.equal(body, withoutLaterElements(message, written), name);
    }
  }
  return [bound.claim(), answered.claim()];
}

const capturedTypes = readFileSync(new URL("../../../test/wire-corpus/starfish.xsd", import.meta.url), "utf8");

/** The members of a message that the captured server's class did not have; of a list, of its rows. */
function laterMembers(message: string): readonly string[] {
  const type = message.replace(/^ArrayOf/, "");
  const declared =
    new RegExp(`<xs:complexType name="${type}">(.*?)</xs:complexType>`, "s").exec(capturedTypes)?.[1] ?? "";
  const captured = [...declared.matchAll(/<xs:element [^>]*name="([^"]+)"/g)].map(([, name]) => name);
  return modelOf(message)
    .members.map(({ name }) => name)
    .filter((name) => !captured.includes(name));
}

function withoutLater(message: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const later = laterMembers(message);
  return Object.fromEntries(Object.entries(value).filter(([name]) => !later.includes(name)));
}

function withoutLaterElements(message: string, xml: string): string {
  return laterMembers(message).reduce(
    (text, name) => text.replaceAll(new RegExp(`<${name}(?: i:nil="true" />|>[^<]*</${name}>)`, "g"), ""),
    xml,
  );
}

const utf8Xml = "application/xml; charset=utf-8";

/** The bytes of a request that Web API reads as UTF-8; other charsets are the formatter's, not the serializer's. */
function xmlOf({ contentType = "", body, bodyBase64 }: CapturedCase["request"]): Uint8Array | undefined {
  if (!/^(application|text)\/xml(; *charset=utf-8)?$/.test(contentType)) return undefined;
  if (bodyBase64 !== undefined) return new Uint8Array(Buffer.from(bodyBase64, "base64"));
  return body === undefined ? undefined : new TextEncoder().encode(body);
}

function messageOf(path: string): string | undefined {
  if (path.startsWith("/v1/Results/")) return "ArrayOfresultsResponse";
  return path === "/v1/ExecuteJobAsync" ? "execJobAsyncResponse" : undefined;
}

function nothingWhenRefused(error: unknown): null {
  if (error instanceof SerializerRefusal) return null;
  throw error;
}
