import { createClient, type Fetch, type ResultsResponse, type StarfishClient } from "../../src/index.ts";
import { type ManualClock, manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";

/** What the server does with the next start. */
type StartBehaviour = "start" | "refuse" | "start, then reset" | "reset" | "start, then 500" | "start, then garbage";

export interface JobServer {
  readonly client: StarfishClient;
  readonly clock: ManualClock;
  /** The runID of every start that reached the server, in order. */
  readonly starts: string[];
  /** The body of every start, in order. */
  readonly requests: unknown[];
  /** When the Results were asked for, in milliseconds. */
  readonly polls: number[];
  /** For the starts to come, in order; `start` when there are none left. */
  readonly behaviours: StartBehaviour[];
  /** What the Results say of a run; 404 where they say nothing. */
  readonly results: Map<string, readonly ResultsResponse[]>;
  /** Answers to the next polls, in front of `results`. */
  readonly pollAnswers: (() => Response | Promise<Response>)[];
}

/** A server with a bookkeeping of its own, on a clock that the test moves. */
export function jobServer(): JobServer {
  const clock = manualClock();
  const server = { clock, starts: [], requests: [], polls: [], behaviours: [], results: new Map(), pollAnswers: [] };
  const client = createClient({ baseUrl: "http://starfish.test", fetch: fetchOf(server), clock, maxRetries: 0 });
  return { ...server, client };
}

function fetchOf({
  clock,
  starts,
  requests,
  polls,
  behaviours,
  results,
  pollAnswers,
}: Omit<JobServer, "client">): Fetch {
  return async (request) => {
    if (request.method === "GET") {
      polls.push(clock.now());
      const runID = decodeURIComponent(request.url.split("/").at(-1) ?? "");
      const rows = results.get(runID);
      return pollAnswers.shift()?.() ?? jsonAnswer(rows ?? { Message: "not found" }, { status: rows ? 200 : 404 });
    }
    const body = (await request.json()) as { runID: string };
    const { runID } = body;
    requests.push(body);
    const behaviour = behaviours.shift() ?? "start";
    if (behaviour === "reset") throw resetError();
    if (behaviour === "refuse") return jsonAnswer({ runID, started: false, error: "Job not found" });
    starts.push(runID);
    if (behaviour === "start, then reset") throw resetError();
    if (behaviour === "start, then 500") return jsonAnswer({ Message: "An error has occurred." }, { status: 500 });
    if (behaviour === "start, then garbage")
      return new Response("<html>", { headers: { "Content-Type": "text/html" } });
    return jsonAnswer({ runID, started: true, error: null });
  };
}

export function resetError(): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
}

export function row(runID: string, status: string, errors = 0): ResultsResponse {
  return { runID, status, totalRows: 10, errors };
}

/** Lets a promise settle while time passes, and gives its value or its error. */
export async function outcomeAfter(
  clock: ManualClock,
  milliseconds: number,
  promise: PromiseLike<unknown>,
): Promise<unknown> {
  const outcome = Promise.resolve(promise).catch((error: unknown) => error);
  await clock.advance(milliseconds);
  return outcome;
}
