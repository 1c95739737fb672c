import { describe, expect, test } from "vitest";
import { createClient, createMemoryStore, createWebhookUrl, runIDFor, type Store } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { outcomeAfter, resetError, row } from "./job-server.ts";

const minute = 60_000;
const runID = await runIDFor("order-1042");
const order = { runID, projectID: "p", jobID: "j" };

type Start = "started" | "refused" | "reset" | "started, then reset";

/** One server and one store, and as many processes as are wanted, each with a client of its own. */
function setUp({ shows = "at once" }: { readonly shows?: "at once" | "at the end" } = {}) {
  const clock = manualClock();
  const store = createMemoryStore(clock);
  const starts: string[] = [];
  const behaviours: Start[] = [];
  let status: string | undefined;
  /** A process that is dead sends nothing more and hears nothing. */
  const createProcess = (claims: Store = store) => {
    let isDead = false;
    const client = createClient({
      baseUrl: "http://starfish.test",
      clock,
      claims,
      maxRetries: 0,
      async fetch(request) {
        if (isDead) return new Promise(() => {});
        if (request.method === "GET") {
          const isShown = status !== undefined && (shows === "at once" || status === "Complete");
          return isShown ? jsonAnswer([row(runID, status ?? "")]) : jsonAnswer({ Message: "?" }, { status: 404 });
        }
        const behaviour = behaviours.shift() ?? "started";
        if (behaviour === "reset") throw resetError();
        if (behaviour === "refused") return jsonAnswer({ runID, started: false, error: "no such job" });
        starts.push(runID);
        status = "Running";
        if (behaviour === "started, then reset") throw resetError();
        return jsonAnswer({ runID, started: true, error: null });
      },
    });
    return {
      client,
      die: () => {
        isDead = true;
      },
    };
  };
  return { clock, store, starts, behaviours, createProcess, end: () => (status = "Complete") };
}

describe("claims", () => {
  test.each(["at once", "at the end"] as const)(
    "let one of many processes start a run, whose Results show it %s; the others wait for it",
    async (shows) => {
      const { clock, starts, createProcess, end } = setUp({ shows });
      const runs = Array.from({ length: 5 }, () => createProcess().client.runJob(order));
      const all = Promise.all(runs);
      await clock.advance(2 * minute);
      expect(starts).toEqual([runID]);
      end();
      expect(await outcomeAfter(clock, minute, all)).toHaveLength(5);
      expect(starts).toEqual([runID]);
    },
  );

  test("keep processes apart for every runID that is given, derived or not", async () => {
    const clock = manualClock();
    const claims = createMemoryStore(clock);
    const starts: string[] = [];
    const fetch = async (request: Request) => {
      if (request.method === "GET") return jsonAnswer([]);
      const { runID: started } = (await request.json()) as { runID: string };
      starts.push(started);
      return jsonAnswer({ runID: started, started: true, error: null });
    };
    const clients = [1, 2].map(() => createClient({ baseUrl: "http://starfish.test", clock, claims, fetch }));
    const runs = clients.map((client) => client.runJob({ ...order, runID: "order-1042" }, { deadline: minute }));
    const others = clients.map((client) => client.runJob({ projectID: "p", jobID: "j" }, { deadline: minute }));
    for (const run of [...runs, ...others]) run.catch(() => {});
    await outcomeAfter(clock, minute, Promise.allSettled(runs.map((run) => run.started)));
    expect(starts.filter((started) => started === "order-1042")).toHaveLength(1);
    expect(starts).toHaveLength(3);
  });

  test("are given back where the start was certainly refused, so that another process can start the run", async () => {
    const { clock, starts, behaviours, createProcess, end } = setUp();
    behaviours.push("refused");
    const first = createProcess().client.runJob(order);
    expect(await outcomeAfter(clock, 0, first)).toMatchObject({ code: "job_failed" });
    const second = createProcess().client.runJob(order);
    await outcomeAfter(clock, minute, second.started);
    expect(starts).toEqual([runID]);
    end();
    expect(await outcomeAfter(clock, minute, second)).toHaveLength(1);
  });

  test("of a process that died before it sent end with their lease", async () => {
    const { clock, store, starts, createProcess } = setUp();
    store.add(`starfish-claim:${runID}`, 30_000);
    const second = createProcess().client.runJob(order);
    await outcomeAfter(clock, 20_000, Promise.resolve());
    expect(starts).toEqual([]);
    await outcomeAfter(clock, minute, second.started);
    expect(starts).toEqual([runID]);
  });

  test("of a process that died after it sent are settled by the Results, which show the run", async () => {
    const { clock, starts, behaviours, createProcess, end } = setUp();
    behaviours.push("started, then reset");
    const first = createProcess();
    first.client.runJob(order).started.catch(() => {});
    await clock.advance(0);
    first.die();
    const second = createProcess().client.runJob(order);
    await outcomeAfter(clock, 2 * minute, second.started);
    end();
    expect(await outcomeAfter(clock, minute, second)).toHaveLength(1);
    expect(starts).toEqual([runID]);
  });

  test("of a process that died after it sent leave the start unknown where the Results show nothing", async () => {
    const { clock, store, starts, createProcess } = setUp({ shows: "at the end" });
    store.add(`starfish-sent:${runID}`, 600_000);
    const second = createProcess().client.runJob(order);
    expect(await outcomeAfter(clock, minute, second)).toMatchObject({ code: "start_unknown", runID });
    expect(starts).toEqual([]);
    const accepting = createProcess().client.runJob(order, { resendUnknownStart: true });
    await outcomeAfter(clock, minute, accepting.started);
    expect(starts).toEqual([runID]);
  });

  test("are renewed while their process is at work, however long that takes", async () => {
    const { clock, store, starts, behaviours, createProcess } = setUp({ shows: "at the end" });
    behaviours.push("reset");
    const first = createProcess().client.runJob(order, { inquiry: 10 * minute });
    first.started.catch(() => {});
    await clock.advance(5 * minute);
    expect(await store.has(`starfish-claim:${runID}`)).toBe(true);
    const second = createProcess().client.runJob(order);
    second.started.catch(() => {});
    await clock.advance(2 * minute);
    expect(starts).toEqual([]);
  });

  test.each(["add", "has"] as const)("of a store whose %s fails or hangs start nothing, and say so", async (name) => {
    for (const operation of [() => Promise.reject(new Error("away")), () => new Promise<boolean>(() => {})]) {
      const { clock, store, starts, createProcess } = setUp();
      const run = createProcess({ ...store, [name]: operation }).client.runJob(order);
      expect(await outcomeAfter(clock, minute, run)).toMatchObject({ code: "store_failed" });
      expect(starts).toEqual([]);
    }
  });

  test("that cannot be made fail with the run's ID, and nothing is sent", async () => {
    const { clock, starts, createProcess, store } = setUp();
    const broken = { ...store, add: () => Promise.reject(new Error("the store is away")) };
    const outcome = await outcomeAfter(clock, minute, createProcess(broken).client.runJob(order));
    expect(outcome).toMatchObject({ code: "store_failed", runID });
    expect(starts).toEqual([]);
  });

  test("of a store that cannot be written after the start do not disturb the run", async () => {
    const { clock, store, starts, createProcess, end } = setUp();
    const broken = () => Promise.reject(new Error("away"));
    const run = createProcess({ ...store, set: broken, delete: broken }).client.runJob(order);
    await outcomeAfter(clock, minute, run.started);
    end();
    expect(await outcomeAfter(clock, minute, run)).toHaveLength(1);
    expect(starts).toEqual([runID]);
  });
});

describe("one client", () => {
  test("shares the start of equal runIDs, of orders that a queue delivers twice at once", async () => {
    const { clock, starts, createProcess, end } = setUp();
    const { client } = createProcess();
    const runs = Promise.all([client.runJob(order), client.runJob({ ...order }), client.resumeRun(runID)]);
    await clock.advance(1000);
    end();
    expect(await outcomeAfter(clock, minute, runs)).toHaveLength(3);
    expect(starts).toEqual([runID]);
  });

  test.each([{ inquiry: 20_000 }, { chainJobs: true }, { finalStatuses: { Cancelled: "failed" } }] as const)(
    "shares the start where the run was resumed in another way meanwhile: %j",
    async (otherwise) => {
      const { clock, starts, createProcess, end } = setUp();
      const { client } = createProcess();
      const first = client.runJob(order, { askFirst: false });
      const resumed = client.resumeRun(runID, otherwise);
      const second = client.runJob({ ...order }, { askFirst: false });
      await clock.advance(1000);
      end();
      expect(await outcomeAfter(clock, minute, Promise.all([first, resumed, second]))).toHaveLength(3);
      expect(starts).toEqual([runID]);
    },
  );

  test("takes an address that was signed at another moment for the same", async () => {
    const { clock, starts, createProcess, end } = setUp();
    const { client } = createProcess();
    const secret = "a secret of sixteen bytes";
    const sign = () => createWebhookUrl({ url: "https://me.test/ended?a=1", runID, secret, clock });
    const first = client.runJob({ ...order, webHookURL: await sign() });
    await clock.advance(2000);
    const second = client.runJob({ ...order, webHookURL: await sign() });
    const elsewhere = { ...order, webHookURL: "https://me.test/ended?a=2" };
    expect(() => client.runJob(elsewhere)).toThrow("webHookURL");
    end();
    expect(await outcomeAfter(clock, minute, Promise.all([first, second]))).toHaveLength(2);
    expect(starts).toEqual([runID]);
  });

  test("refuses another request of a runID that is in flight, and names what differs", async () => {
    const { clock, starts, createProcess } = setUp();
    const { client } = createProcess();
    const first = client.runJob(order);
    expect(() => client.runJob({ ...order, jobID: "other", argument: "x" })).toThrow(
      /run .* is in flight already .* they differ in argument, jobID/,
    );
    await outcomeAfter(clock, 1000, first.started);
    expect(starts).toEqual([runID]);
  });

  test.each([
    { chainJobs: true },
    { finalStatuses: { Cancelled: "failed" } },
    { webhook: { url: "https://me.test/ended", secret: "a secret of sixteen bytes", store: createMemoryStore() } },
  ] as const)("refuses other options of a runID that is in flight: %o", async (options) => {
    const { clock, starts, createProcess } = setUp();
    const { client } = createProcess();
    const first = client.runJob(order);
    expect(() => client.runJob(order, options)).toThrow(`they differ in ${Object.keys(options)[0]}`);
    await outcomeAfter(clock, 1000, client.runJob(order, { deadline: 500, firstPollDelay: 5 }).started);
    await outcomeAfter(clock, 1000, first.started);
    expect(starts).toEqual([runID]);
  });

  test("watches a run that it started itself in another way where resumeRun asks for that", async () => {
    const clock = manualClock();
    const rows = [row(runID, "Cancelled")];
    const fetch = async ({ method }: Request) =>
      jsonAnswer(method === "GET" ? rows : { runID, started: true, error: null });
    const client = createClient({ baseUrl: "http://starfish.test", clock, fetch });
    const first = client.runJob(order, { askFirst: false, deadline: 20_000 }).catch((error: unknown) => error);
    const other = client.resumeRun(runID, { finalStatuses: { Cancelled: "failed" } }).catch((error: unknown) => error);
    await clock.advance(30_000);
    expect([await first, await other]).toMatchObject([{ code: "timed_out" }, { code: "job_failed" }]);
  });

  test("starts a refused run again", async () => {
    const { clock, starts, behaviours, createProcess } = setUp();
    behaviours.push("refused");
    const { client } = createProcess();
    expect(await outcomeAfter(clock, 0, client.runJob(order))).toMatchObject({ code: "job_failed" });
    await outcomeAfter(clock, 1000, client.runJob(order).started);
    expect(starts).toEqual([runID]);
  });
});
