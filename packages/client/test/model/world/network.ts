import { orderOf } from "../names.ts";
import type { RequestKind } from "../plan.ts";
import { courseOf, type Hearing } from "./fates.ts";
import type { Host } from "./host.ts";
import { createPlainResponse } from "./plain-response.ts";
import type { Answer } from "./server.ts";
import type { PlainFetch } from "./simulated-globals.ts";
import type { World } from "./world.ts";

/** What a request asks for. */
interface Asked {
  readonly kind: RequestKind;
  readonly runID: string;
  readonly hook: string | undefined;
  readonly token: string;
}

/** The fetch of one process; a dead one hears nothing, but what it has sent arrives. */
export function createFetch(world: World, host: Host): PlainFetch {
  const { time, random, server, disturbances, story, promises, plan } = world;
  const isShownAtOnce = plan.habits.shows === "at once";

  function perform({ kind, runID, hook, token }: Asked): Answer {
    if (kind === "token") {
      return { status: 200, body: { access_token: server.issueToken(), token_type: "bearer", expires_in: 600 } };
    }
    if (!server.isValid(token)) return { status: 401, body: { Message: "denied" } };
    if (kind === "results") return server.results(runID);
    const order = plan.orders[orderOf(runID)];
    if (order === undefined) throw new Error(`there is no order of run ${runID}`);
    return server.start(runID, order, hook);
  }

  return (url, init) => {
    const asked = read(url, init);
    const { kind, runID } = asked;
    const fate = disturbances.fateOf(kind);
    const { acts, hears } = courseOf(fate, isShownAtOnce);
    const begun = time.now();
    if (kind === "start" && hears !== "connect") {
      promises.sent(host, orderOf(runID));
      host.reach("start");
    }
    return new Promise((resolve, reject) => {
      if (host.isDead()) return;
      const travel = random.below(100);
      let answer: Answer | undefined;
      const act = () => {
        const given = perform(asked);
        answer ??= given;
      };
      const back = travel + (fate === "is slow" ? random.below(90_000) : random.below(200));
      if (acts !== "no") time.at(acts === "later" ? 5000 + random.below(15_000) : travel, act);
      time.at(back, () => {
        const heard = hears === "the answer" ? answer : undefined;
        const said = heard === undefined ? (fate ?? "") : describe(heard);
        const order = kind === "token" ? undefined : orderOf(runID);
        const topic = kind === "start" ? {} : { topic: `${host.name} ${kind} ${runID}` };
        if (kind !== "token" || fate !== undefined) {
          const what = kind === "token" ? "asks for a token" : `${sentence[kind]} of order ${order}`;
          story.note(`${host.name} ${what}: ${said}`, { order: order as number, ...topic });
        }
        if (host.isDead()) return;
        if (heard !== undefined && kind === "results") promises.heardRows(host, orderOf(runID), rowsIn(heard), begun);
        hear(heard ?? hears, resolve, reject);
      });
    });
  };
}

const sentence = { start: "sends the start", results: "asks the Results" } as const;

function hear(what: Answer | Hearing, resolve: (answer: Response) => void, reject: (error: Error) => void): void {
  if (what === "nothing" || what === "the answer") return;
  if (what === "connect" || what === "write" || what === "read") {
    const code = { connect: "ECONNREFUSED", write: "ECONNRESET", read: "EHOSTUNREACH" }[what];
    reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, syscall: what }) }));
  } else if (what === "garbage") {
    resolve(createPlainResponse(200, "<html>", "text/html"));
  } else {
    const { status, body } = typeof what === "number" ? { status: what, body: { Message: "An error." } } : what;
    resolve(createPlainResponse(status, JSON.stringify(body), "application/json"));
  }
}

function read(url: string, { method, headers, body }: RequestInit): Asked {
  const { pathname } = new URL(url);
  const token = (headers as Record<string, string>)["authorization"]?.slice("Bearer ".length) ?? "";
  if (pathname === "/token") return { kind: "token", runID: "", hook: undefined, token };
  if (method === "GET") {
    return { kind: "results", runID: decodeURIComponent(pathname.split("/")[3] ?? ""), hook: undefined, token };
  }
  const text = typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array);
  const { runID, webHookURL } = JSON.parse(text) as { runID: string; webHookURL?: string };
  return { kind: "start", runID, hook: webHookURL, token };
}

/** Of an answer of the Results; undefined where it is none. */
function rowsIn({ status, body }: Answer): number | undefined {
  if (status === 404) return 0;
  return status === 200 ? ((body as unknown[] | null) ?? []).length : undefined;
}

function describe({ status, body }: Answer): string {
  if (Array.isArray(body) && body.length > 0) return body.map((row: { status: string }) => row.status).join(", ");
  const { started } = Object(body) as { started?: boolean };
  if (started !== undefined) return started ? "started" : "not started";
  return status === 200 ? "no rows" : String(status);
}
