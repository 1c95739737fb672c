import type { Case, CaseContext } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import type { Expectation } from "../../types.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { foreignMembers, requiredMembers, startCase } from "./start-value.ts";

/** In bytes: limits of buffers, of proxies and of frameworks lie at powers of two, and ASP.NET takes 4 MiB. */
const sizes: readonly (readonly [name: string, bytes: number])[] = [
  ["8-KiB", 8 * 1024],
  ["16-KiB", 16 * 1024],
  ["64-KiB", 64 * 1024],
  ["256-KiB", 256 * 1024],
  ["1-MiB", 1024 * 1024],
];

/** One of each format. */
const families = ["application/json", "application/xml", "application/x-www-form-urlencoded"];

/** RunIDs that change where a text is decoded twice, decoded wrongly, cut or folded: they come back to the letter. */
const names: readonly (readonly [name: string, text: string])[] = [
  ["percent", "100%41%2B"],
  ["plus", "a+b c"],
  ["ampersand", "a&b=c;d"],
  ["letters", "ÄéßЖ東"],
  ["pairs", "😀x😀"],
  ["entity", "&lt;&#65;"],
  ["quotes", `'"\\u0041`],
];

/** Legal values of every class that other cases do not send: sizes between a kilobyte and the limit, telling runIDs. */
export function valueClassCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start, index) => [
    ...(context.isLoopback
      ? start.mediaTypes.flatMap((mediaType) => names.map((name) => namedStart(context, start, mediaType, ...name)))
      : []),
    ...(context.sendsOversize
      ? families
          .filter((mediaType) => start.mediaTypes.includes(mediaType))
          .flatMap((mediaType) =>
            // They are load: one operation shows what the server takes.
            (index === 0 ? sizes : sizes.slice(0, 1)).map((size) => sizedStart(context, start, mediaType, ...size)),
          )
      : []),
  ]);
}

function namedStart(context: CaseContext, start: StartOperation, mediaType: string, name: string, text: string): Case {
  const members = requiredMembers(context, `${start.operation.id}/${mediaType}/name-${name}`);
  const runID = `${text}-${String(members["runID"]).slice(0, 8)}`;
  const body = encodeBody(context.contract, start.schema, mediaType, { ...members, runID });
  return {
    ...startCase(start, mediaType, `name-${name}`, body),
    needs: ["server"],
    title: `A start whose runID has ${name} in it is answered to the letter as ${mediaType}.`,
    expects: taken,
  };
}

/** The runID stands last, so that an answer that names it shows that the body was read to its end. */
function sizedStart(context: CaseContext, start: StartOperation, mediaType: string, name: string, bytes: number): Case {
  const { runID, ...members } = foreignMembers(context, `${start.operation.id}/${mediaType}/size-${name}`);
  const small = startCase(start, mediaType, `size-${name}`, new Uint8Array());
  let made: Uint8Array | undefined;
  return {
    ...small,
    request: {
      ...small.request,
      // Most runs list the cases and send few of them.
      get body() {
        const argument = "id.in.".repeat(Math.ceil(bytes / 6)).slice(0, bytes);
        made ??= encodeBody(context.contract, start.schema, mediaType, { argument, ...members, runID });
        return made;
      },
    },
    needs: ["server"],
    title: `A start with an argument of ${name.replace("-", " ")} is taken as ${mediaType}.`,
    expects: taken,
  };
}

function taken(): Expectation {
  return { evidence: "observed", statuses: [200] };
}
