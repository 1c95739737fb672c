import { describe, expect, test } from "vitest";
import { createClient, type StarfishClient } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { outcomeAfter, resetError } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const hour = 3_600_000;

/** What becomes of one start: whether the job starts, and what is answered. */
interface Step {
  readonly acts: boolean;
  readonly answer: number | "started" | "not started" | "reset";
}

/**
 * A server that acts on starts as it is told and answers something else; its Results know what has started. After the
 * first token it is asked for others that many times in vain.
 */
function setUp(steps: readonly Step[], knows: "at once" | "never" | "unreachable" = "at once", lostTokens = 0) {
  const clock = manualClock();
  const left = [...steps];
  const starts: string[] = [];
  const asked: string[] = [];
  let tokens = 0;
  const client = createClient({
    baseUrl: "http://starfish.test",
    clock,
    credentials: { username: "u", password: "p" },
    async fetch(request) {
      if (request.url.endsWith("/token")) {
        if (tokens > 0 && lostTokens-- > 0) throw resetError();
        return jsonAnswer({ access_token: `t${++tokens}`, token_type: "bearer", expires_in: 1e9 });
      }
      asked.push(request.method);
      if (request.method === "GET") {
        if (knows === "unreachable") throw resetError();
        const isKnown = knows === "at once" && starts.length > 0;
        return isKnown
          ? jsonAnswer([{ runID: "r", status: "Complete" }])
          : jsonAnswer({ Message: "?" }, { status: 404 });
      }
      const { acts, answer } = left.shift() ?? { acts: true, answer: "started" };
      if (acts) starts.push("r");
      if (answer === "reset") throw resetError();
      if (typeof answer === "number") return jsonAnswer({ Message: "no" }, { status: answer });
      return jsonAnswer({
        runID: "r",
        started: answer === "started",
        error: answer === "started" ? null : "duplicate",
      });
    },
  });
  return { client, clock, starts, asked };
}

const calls: Readonly<Record<string, (client: StarfishClient) => Promise<unknown>>> = {
  runJob: (client) => client.runJob(job, { deadline: 60_000 }),
  executeJobAsync: (client) => client.executeJobAsync(job),
  executeJob: (client) => client.executeJob(job),
};

describe.each(Object.entries(calls))("%s", (name, call) => {
  test.each([401, 429])(
    "that was acted upon and answered %i is not sent again: the Results know its run",
    async (answer) => {
      const { client, clock, starts, asked } = setUp([{ acts: true, answer }]);
      const outcome = await outcomeAfter(clock, hour, call(client));
      expect(starts).toEqual(["r"]);
      expect(asked.slice(0, 2)).toEqual(["POST", "GET"]);
      if (name === "runJob") expect(outcome).toHaveLength(1);
      if (name === "executeJobAsync") expect(outcome).toEqual({ runID: "r", started: true, error: null });
      if (name === "executeJob") expect(outcome).toMatchObject({ code: "already_started", runID: "r" });
    },
  );

  test("that was acted upon and reset is not sent again, as the caller would accept, where the Results cannot be asked", async () => {
    const { client, clock, starts } = setUp([{ acts: true, answer: "reset" }], "unreachable");
    const run = client.runJob(job, { resendUnknownStart: true });
    expect(await outcomeAfter(clock, hour, run)).toMatchObject({ code: "start_unknown", runID: "r" });
    expect(starts).toEqual(["r"]);
  });

  test("that was acted upon and answered 401 is open where no other token can be had", async () => {
    const { client, clock, starts } = setUp([{ acts: true, answer: 401 }], "at once", 3);
    const outcome = await outcomeAfter(clock, hour, call(client));
    expect(starts).toEqual(["r"]);
    if (name === "runJob") expect(outcome).toHaveLength(1);
    else expect(outcome).toMatchObject({ code: "start_unknown", runID: "r" });
  });

  test.each([401, 429])(
    "that was refused with %i is sent again when the Results know nothing of it",
    async (answer) => {
      const { client, clock, starts, asked } = setUp([{ acts: false, answer }]);
      await outcomeAfter(clock, hour, call(client));
      expect(starts).toEqual(["r"]);
      expect(asked.slice(0, 3)).toEqual(["POST", "GET", "POST"]);
    },
  );

  test.each([401, 429])(
    "that was refused with %i is not sent again where the Results cannot be asked",
    async (answer) => {
      const { client, clock, asked } = setUp([{ acts: false, answer }], "unreachable");
      expect(await outcomeAfter(clock, hour, call(client))).toMatchObject({ status: answer, runID: "r" });
      expect(asked.filter((method) => method === "POST")).toHaveLength(1);
    },
  );

  test.each([409, 403, 404, "not started"] as const)(
    "whose second sending is refused with %j stays open where the Results know nothing",
    async (answer) => {
      const { client, clock, asked } = setUp(
        [
          { acts: true, answer: 429 },
          { acts: false, answer },
        ],
        "never",
      );
      const outcome = await outcomeAfter(clock, hour, call(client));
      expect(outcome).toMatchObject({ code: "start_unknown", runID: "r" });
      expect(asked.filter((method) => method === "POST")).toHaveLength(2);
    },
  );

  test("that was refused once and for all is that refusal", async () => {
    const { client, clock, asked } = setUp([{ acts: false, answer: 403 }]);
    expect(await outcomeAfter(clock, hour, call(client))).toMatchObject({ code: "http_failed", status: 403 });
    expect(asked).toEqual(["POST"]);
  });
});

describe("resendUnknownStart", () => {
  test.each(["reset", 409, "not started", 503] as const)(
    "whose second start ends in %j too is a StartUnknownError after another inquiry",
    async (answer) => {
      const { client, clock, asked } = setUp(
        [
          { acts: true, answer: "reset" },
          { acts: false, answer },
        ],
        "never",
      );
      const outcome = await outcomeAfter(clock, hour, client.runJob(job, { resendUnknownStart: true }));
      expect(outcome).toMatchObject({ code: "start_unknown", runID: "r" });
      expect(asked.filter((method) => method === "POST")).toHaveLength(2);
      expect(asked.at(-1)).toBe("GET");
    },
  );
});

describe("a runID whose Results could not be asked for", () => {
  const wrong = [
    "",
    ".",
    "..",
    "a/b",
    "a\\b",
    "a?b",
    "a:b",
    "a<b",
    "a>b",
    "a*b",
    "a%b",
    "a&b",
    "a\nb",
    "a\u0000b",
    "\ud800",
    "a+b",
    "a.",
    "a ",
    "...",
    "CON",
    "lpt1.txt",
  ];
  const others = [null, 5, {}, Symbol("r"), []];

  test.each([...wrong, ...others])("%j is refused before a start and a wait, and nothing is sent", async (given) => {
    const { client, asked } = setUp([]);
    const runID = given as string;
    const refused = { code: "invalid_option" };
    await expect(client.runJob({ ...job, runID })).rejects.toMatchObject(refused);
    await expect(client.executeJobAsync({ ...job, runID })).rejects.toMatchObject(refused);
    await expect(client.executeJob({ ...job, runID })).rejects.toMatchObject(refused);
    expect(() => client.resumeRun(runID)).toThrow(expect.objectContaining(refused));
    expect(asked).toEqual([]);
  });

  test.each([" a", "a.b", "confirm", "a;b,c='d'~!@$()[]{}^`", "é✓"])("%j is none of them", async (runID) => {
    const { client, starts } = setUp([]);
    await client.executeJobAsync({ ...job, runID });
    expect(starts).toHaveLength(1);
  });
});
