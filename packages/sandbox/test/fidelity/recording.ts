import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { differenceOf } from "./compare-sides.ts";
import { startLocalSide } from "./local-side.ts";
import type { SentRequest, Side, SideAnswer } from "./side.ts";

export const recordingFile: string = fileURLToPath(new URL("../wire-corpus/random-requests.json", import.meta.url));

/** What is known of the server that answered. */
export interface Mode {
  readonly newtonsoft: 6 | 12;
  readonly modelState: "checked" | "ignored";
}

export const modes: readonly Mode[] = ([6, 12] as const).flatMap((newtonsoft) =>
  (["checked", "ignored"] as const).map((modelState) => ({ newtonsoft, modelState })),
);

interface Recording {
  readonly about: string;
  readonly requests: readonly SentRequest[];
  /** Of each mode, one answer for each request; null where it is that of the first mode. */
  readonly answers: Readonly<Record<string, readonly (SideAnswer | null)[]>>;
}

const about =
  "What ASP.NET Web API 5.2.7 and Katana 3.1.0, from their public sources, answered to random requests on Mono, with Newtonsoft.Json 6.0.8 and 12.0.2.";
const firstMode = nameOf({ newtonsoft: 6, modelState: "checked" });
const keptHeaders = ["content-type", "allow", "www-authenticate", "cache-control", "pragma", "expires", "location"];

/** Asks a server of a mode all requests, and writes what it answers beside the answers of the other modes. */
export async function record(file: string, side: Side, mode: Mode, requests: readonly SentRequest[]): Promise<void> {
  const answers: SideAnswer[] = [];
  for (const request of requests) {
    const { headers, ...answer } = await side.send(request);
    const kept = Object.entries(headers).filter(([name]) => keptHeaders.includes(name));
    answers.push({ ...answer, headers: Object.fromEntries(kept) });
  }
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Recording) : undefined;
  const isSame = JSON.stringify(known?.requests) === JSON.stringify(requests);
  const others = isSame && known !== undefined ? known.answers : {};
  const first = others[firstMode] ?? [];
  const shown = answers.map((answer, index) =>
    nameOf(mode) !== firstMode && JSON.stringify(answer) === JSON.stringify(first[index]) ? null : answer,
  );
  const recording: Recording = { about, requests, answers: { ...others, [nameOf(mode)]: shown } };
  writeFileSync(file, `${JSON.stringify(recording, undefined, 1)}\n`);
}

/** What the sandbox answers otherwise than the server did; each names the request. */
export async function replayRecording(file: string, mode: Mode): Promise<readonly string[]> {
  const { requests, answers } = JSON.parse(readFileSync(file, "utf8")) as Recording;
  const side = await startLocalSide(mode);
  const differences: string[] = [];
  for (const [index, request] of requests.entries()) {
    const recorded = answers[nameOf(mode)]?.[index] ?? answers[firstMode]?.[index];
    const difference = recorded == null ? "never recorded" : differenceOf(await side.send(request), recorded);
    if (difference !== undefined) {
      differences.push(`${request.kind}: ${difference}: ${JSON.stringify(request)}`);
    }
  }
  await side.close();
  return differences;
}

function nameOf({ modelState, newtonsoft }: Mode): string {
  return `Newtonsoft.Json ${newtonsoft}, ModelState ${modelState}`;
}
