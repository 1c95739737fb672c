import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertRefused, type Check, type Codec, form } from "./check.ts";

interface Answer {
  readonly status: number;
  readonly "content-type"?: string;
  readonly body?: string;
  readonly bodyBase64?: string;
}

interface Case {
  readonly group: string;
  readonly name: string;
  readonly request: { readonly path: string; readonly contentType?: string; readonly body?: string };
  readonly modelState?: string;
  readonly bound?: Readonly<Record<string, unknown>> | null;
  readonly whenModelStateChecked: Answer;
  readonly whenModelStateIgnored?: Answer;
}

const file = new URL("../../../../test/wire-corpus/aspnet-web-api.json", import.meta.url);
const { cases }: { readonly cases: readonly Case[] } = JSON.parse(readFileSync(file, "utf8"));

const schemas: readonly (readonly [RegExp, Parameters<Codec["decode"]>[0]])[] = [
  [/\/Results\b/i, "ArrayOfresultsResponse"],
  [/\/ExecuteJob\b/i, "execJobResponse"],
  [/\/(ExecuteJobAsync|Webhook)\b/i, "execJobAsyncResponse"],
];

function bytesOf({ body = "", bodyBase64 }: Answer): Uint8Array {
  return bodyBase64 === undefined ? new TextEncoder().encode(unchunked(body)) : Buffer.from(bodyBase64, "base64");
}

/** The answers to chunked requests were captured below HTTP, in their chunks: sizes in hexadecimal digits, each on a line. */
function unchunked(body: string): string {
  return body.replace(/^[\da-f]+\r\n(.*)\r\n0\r\n\r\n$/s, "$1");
}

/** An answer of the captured server, and what it is an answer to. */
interface Captured {
  readonly name: string;
  readonly schema: Parameters<Codec["decode"]>[0];
  readonly answer: Answer;
  readonly mediaType: string;
}

const answers: readonly Captured[] = cases.flatMap(({ group, name, request, ...both }) =>
  [both.whenModelStateChecked, both.whenModelStateIgnored].flatMap((answer) => {
    const mediaType = answer?.["content-type"];
    const schema = schemas.find(([path]) => path.test(request.path))?.[1];
    // An answer to HEAD has a Content-Type and no body.
    if (answer === undefined || mediaType === undefined || !/json|xml/.test(mediaType) || answer.body === "") return [];
    if (answer.status !== 200) return [{ name: `${group}: ${name}`, schema: "Error" as const, answer, mediaType }];
    assert.ok(schema, request.path);
    return [{ name: `${group}: ${name}`, schema, answer, mediaType }];
  }),
);

const isControl = ({ name, mediaType }: Captured) => name.includes("Results/control") && mediaType.includes("xml");

/** The same answer in XML and in JSON, where both were captured. */
const pairs = answers
  .filter(({ name, mediaType }) => name.startsWith("resp: ") && mediaType.includes("xml"))
  .flatMap((inXml) => {
    const inJson = answers.find(
      ({ name }) => name === inXml.name.replace(/(application|text)\/xml$/, "application/json"),
    );
    return inJson === undefined ? [] : [{ inXml, inJson }];
  });

/** What the server understands of a form and the codec does not, because it would be guessing. */
const differences = ["loggingLevel=%2310", "argument[]"];

export const captured: readonly Check[] = [
  {
    name: "reads every answer of the captured server, and writes the bytes that it read",
    run: (codec) => {
      assert.ok(answers.length > 500, String(answers.length));
      for (const { name, schema, answer, mediaType } of answers.filter((one) => !isControl(one))) {
        const bytes = bytesOf(answer);
        const value = codec.decode(schema, bytes, mediaType, { unknownMembers: "refuse" });
        const encoding = mediaType.endsWith("utf-16") ? "utf-16le" : "utf-8";
        const text = new TextDecoder(encoding).decode(bytes);
        assert.equal(codec.encode(schema, value as never, mediaType), text, name);
      }
    },
  },
  {
    name: "reads an answer in XML as what the same answer is in JSON",
    run: (codec) => {
      assert.ok(pairs.length >= 4, String(pairs.length));
      for (const { inXml, inJson } of pairs) {
        const accept = { illegalCharacterReferences: "accept" } as const;
        assert.deepEqual(
          codec.decode(inXml.schema, bytesOf(inXml.answer), inXml.mediaType, accept),
          codec.decode(inJson.schema, bytesOf(inJson.answer), inJson.mediaType),
          inXml.name,
        );
      }
    },
  },
  {
    name: "refuses the captured answer with a control character, which is not well-formed, unless asked to accept it",
    run: (codec) => {
      const [control, ...others] = answers.filter(isControl);
      assert.ok(control !== undefined && others.length === 0);
      const body = bytesOf(control.answer);
      assertRefused(codec, () => codec.decode("ArrayOfresultsResponse", body, control.mediaType));
      const options = { illegalCharacterReferences: "accept" } as const;
      const rows = codec.decode("ArrayOfresultsResponse", body, control.mediaType, options);
      assert.equal(rows?.[1]?.status, "bad\u0001char");
    },
  },
  {
    name: "reads the captured forms as the server bound them",
    run: (codec) => {
      let count = 0;
      for (const { name, request, modelState, bound } of cases) {
        if (!request.contentType?.startsWith(form) || modelState !== "valid" || !bound) continue;
        if (differences.some((difference) => name.includes(difference))) continue;
        const value: object = codec.decode("execJobAsyncRequest", request.body ?? "", form);
        const defaults = Object.fromEntries(Object.keys(bound).map((key) => [key, null]));
        assert.deepEqual({ ...defaults, chainJobs: false, loggingLevel: 0, ...value }, bound, name);
        count++;
      }
      assert.ok(count > 20, String(count));
    },
  },
];
