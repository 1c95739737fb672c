import type { Fetch } from "../../src/index.ts";
import type { Random } from "./random.ts";
import type { Answer, SimulatedServer } from "./server.ts";
import type { Tokens } from "./tokens.ts";
import type { WorldTime } from "./world-time.ts";

/** What becomes of a request. What acts reaches the server, whatever the caller hears. */
const fates = [
  "unsent",
  "lost",
  "acts, then reset",
  "acts, then 500",
  "acts, then garbage",
  "acts, then 401",
  "acts, then 429",
  "401",
  "429",
  "503",
  "read error",
  "acts, then read error",
  "silent",
  "acts, then silent",
  "slow",
] as const;
type Fate = (typeof fates)[number] | "good";

export interface NetworkContext {
  readonly time: WorldTime;
  readonly random: Random;
  readonly server: SimulatedServer;
  readonly tokens: Tokens;
  /**
   * Whether the Results show a run as soon as it has started. Where they do not, a gateway that refuses what it has
   * forwarded cannot be told from one that refuses: that is left out, and named by decision 6.
   */
  readonly isShownAtOnce: boolean;
  /** Whether something may go wrong now. */
  readonly isStormy: () => boolean;
  readonly log: (line: string) => void;
  /** What a start asks for: how long the job takes, and how it ends. */
  readonly jobOf: (runID: string) => { readonly length: number; readonly end: "Complete" | "Failed" };
}

/** The fetch of one process; a dead one hears nothing, but what it has sent arrives. */
export function createFetch(context: NetworkContext, name: string, isDead: () => boolean): Fetch {
  const { time, random, server, tokens, isShownAtOnce, isStormy, log, jobOf } = context;

  function chooseFate(): Fate {
    const fate = isStormy() && random.isLucky(0.4) ? random.pick(fates) : "good";
    return isShownAtOnce || !(fate === "acts, then 401" || fate === "acts, then 429") ? fate : "good";
  }

  async function perform(request: Request): Promise<Answer & { readonly what: string }> {
    const { pathname } = new URL(request.url);
    if (pathname === "/token") {
      return {
        status: 200,
        body: { access_token: tokens.issue(), token_type: "bearer", expires_in: 600 },
        what: "token",
      };
    }
    const token = request.headers.get("Authorization")?.slice("Bearer ".length) ?? "";
    const isStart = request.method === "POST";
    const runID = isStart
      ? ((await request.json()) as { runID: string }).runID
      : decodeURIComponent(pathname.split("/")[3] ?? "");
    const what = `${isStart ? "start" : "results"} ${runID.slice(0, 4)}`;
    if (!tokens.isValid(token)) return { status: 401, body: { Message: "denied" }, what };
    if (!isStart) return { ...server.results(runID), what };
    const { length, end } = jobOf(runID);
    return { ...server.start(runID, length, end), what };
  }

  return (request) =>
    new Promise((resolve, reject) => {
      if (isDead()) return;
      const fate = chooseFate();
      const fail = (code: string, syscall?: string) => {
        const cause = Object.assign(new Error(code), { code, syscall });
        time.at(random.below(200), () => !isDead() && reject(new TypeError("fetch failed", { cause })));
      };
      const answer = (status: number, body: unknown) => {
        const text = typeof body === "string" ? body : JSON.stringify(body);
        const type = typeof body === "string" ? "text/html" : "application/json";
        const delay = fate === "slow" ? random.below(90_000) : random.below(300);
        const respond = () => !isDead() && resolve(new Response(text, { status, headers: { "Content-Type": type } }));
        time.at(delay, respond);
      };
      const deliver = async () => {
        const isActing = fate === "good" || fate === "slow" || fate.startsWith("acts");
        const done = isActing ? await perform(request) : undefined;
        log(
          `${name} ${request.method} ${fate}: ${done === undefined ? "-" : `${done.what} → ${done.status} ${JSON.stringify(done.body)}`}`,
        );
        if (fate === "unsent") fail("ECONNREFUSED", "connect");
        else if (fate === "lost" || fate === "acts, then reset") fail("ECONNRESET", "write");
        else if (fate === "read error" || fate === "acts, then read error") fail("EHOSTUNREACH", "read");
        else if (fate === "acts, then 500") answer(500, { Message: "An error has occurred." });
        else if (fate === "503") answer(503, { Message: "later" });
        else if (fate === "acts, then garbage") answer(200, "<html>");
        else if (fate === "401" || fate === "acts, then 401") answer(401, { Message: "denied" });
        else if (fate === "429" || fate === "acts, then 429") answer(429, { Message: "slowly" });
        else if (done !== undefined && fate !== "acts, then silent") answer(done.status, done.body);
      };
      time.at(random.below(100), () => void deliver());
    });
}
