import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type Clock, createClient, isStarfishError, type StarfishError } from "../../src/index.ts";

/** A server that counts, and how it treats connections. */
export interface CountingServer {
  readonly port: number;
  /** How often a run was started. */
  readonly startsOf: (runID: string) => number;
  /** Whether each answer ends its connection. */
  isClosing: boolean;
  readonly close: () => void;
}

export async function startServer(): Promise<CountingServer> {
  const starts = new Map<string, number>();
  const server: Server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    if (counting.isClosing) response.setHeader("Connection", "close");
    response.setHeader("Content-Type", "application/json");
    const answer = (value: unknown): void => void response.end(JSON.stringify(value));
    if (request.url === "/token") return answer({ access_token: "t", token_type: "bearer", expires_in: 60 });
    const runID = request.method === "POST" ? JSON.parse(body.toString()).runID : request.url?.split("/").at(-1);
    if (request.method === "POST") {
      starts.set(runID, (starts.get(runID) ?? 0) + 1);
      return answer({ runID, started: true, error: null });
    }
    if (!starts.has(runID)) response.statusCode = 404;
    answer(starts.has(runID) ? [{ runID, status: "Complete", totalRows: 1 }] : { Message: "unknown" });
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, "127.0.0.1"), "listening");
  const counting: CountingServer = {
    port: (server.address() as AddressInfo).port,
    startsOf: (runID) => starts.get(runID) ?? 0,
    isClosing: false,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return counting;
}

/** How many times as fast as real time waits are over. */
const speed = 50;
/** Real milliseconds after which a run hangs: its own limits end it long before. */
const patience = 60_000;

const fast: Clock = {
  now: () => Date.now() * speed,
  monotonic: () => performance.now() * speed,
  random: () => 0,
  setTimer(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds / speed);
    return () => clearTimeout(timer);
  },
};

/** Runs one job while something may fail; gives what must not be. */
export async function problemsOf(server: CountingServer, send: typeof fetch | undefined): Promise<string[]> {
  const runID = crypto.randomUUID();
  const client = createClient({
    baseUrl: `http://starfish.test:${server.port}`,
    credentials: { username: "ada", password: "a password" },
    clock: fast,
    fetch: send && ((request) => send(request)),
  });
  const run = client.runJob({ runID, projectID: "p", jobID: "j" }, { inquiry: 2000, deadline: 600_000 });
  const outcome = await Promise.race([
    run.then(
      (rows) => ({ rows }),
      (error: unknown) => ({ error }),
    ),
    new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined).unref()),
  ]);
  const starts = server.startsOf(runID);
  const found: (string | false)[] = [starts > 1 && `started ${starts} times`];
  if (outcome === undefined) found.push("hangs");
  else if ("rows" in outcome) found.push(starts === 0 && "told its rows, and was not started");
  else found.push(...errorProblems(outcome.error, starts));
  return found.filter((problem) => problem !== false);
}

function errorProblems(error: unknown, starts: number): (string | false)[] {
  if (!isStarfishError(error)) return [`an error of another kind: ${error}`];
  const { code, runID } = error as StarfishError & { readonly runID?: string };
  return [
    code === "network_failed" && starts > 0 && `told unsent, and was started: ${error.message}`,
    runID === undefined && `${code} without its runID`,
  ];
}
