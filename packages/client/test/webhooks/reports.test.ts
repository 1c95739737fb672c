import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { correctedClock, manualClock } from "../manual-clock.ts";
import { jobServer } from "../runs/job-server.ts";
import { delivery, hook, whileTimePasses } from "./hook.ts";

let log: MockInstance<typeof console.error>;
beforeEach(() => {
  log = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => log.mockRestore());
const lines = () => log.mock.calls.map((call) => call.map(String).join(" "));
const silent = { onRefused: undefined, onError: undefined };

describe("a handler that nobody listens to", () => {
  test("writes a line with onRun's error, each time", async () => {
    const { handler, sign } = hook({
      ...silent,
      onRun: () => {
        throw new TypeError("my bug");
      },
    });
    for (let count = 0; count < 2; count++) expect((await handler(delivery(await sign()))).status).toBe(500);
    expect(lines()).toHaveLength(2);
    expect(lines()[0]).toMatch(/run "r" could not be taken: TypeError: my bug/);
  });

  test("writes a line for a refusal, the same one once a minute, whoever knocks how often", async () => {
    const { handler, clock, sign } = hook(silent);
    const unsigned = (path: string) => handler(delivery(`https://hooks.test/${path}`));
    for (let count = 0; count < 300; count++) await unsigned(`${count}?a=${count}`);
    expect(lines()).toEqual([expect.stringContaining("refused with 401: The address is not signed") as string]);
    await handler(delivery(await sign(), "no JSON"));
    expect(lines()[1]).toMatch(/refused with 400: The body is not a job's result.*\(run "r"\)/);
    await clock.advance(60_000);
    await unsigned("later");
    expect(lines()).toHaveLength(3);
  });

  test("writes it once a minute whatever the time of day is corrected by", async () => {
    const clock = correctedClock(manualClock());
    const { handler } = hook({ ...silent, clock });
    const unsigned = () => handler(delivery("https://hooks.test/"));
    await unsigned();
    clock.correct(3_600_000);
    await unsigned();
    expect(lines()).toHaveLength(1);
    clock.correct(-7_200_000);
    await clock.advance(60_000);
    await unsigned();
    expect(lines()).toHaveLength(2);
  });

  test("says why the Results could not be asked", async () => {
    const { client, clock, pollAnswers } = jobServer();
    pollAnswers.push(() => new Response('{"Message":"denied"}', { status: 401 }));
    const { handler, sign } = hook({ ...silent, clock, confirmWith: client });
    const answer = await whileTimePasses(clock, handler(delivery(await sign())));
    expect(answer.status).toBe(503);
    expect(lines().join()).toMatch(/401|denied/);
  });
});

describe("onRefused and onError", () => {
  test("are told instead, with the run where its address is proven", async () => {
    const { handler, sign, refused, failures } = hook({
      onRun: () => {
        throw new Error("my bug");
      },
    });
    const address = await sign();
    await handler(delivery(address));
    await handler(delivery(address, "no JSON"));
    await handler(delivery(address.replace("starfish-run=r", "starfish-run=forged")));
    await handler(new Request(address));
    expect(failures).toMatchObject([{ message: "my bug" }]);
    expect(refused).toEqual([
      { status: 400, reason: expect.stringContaining("not a job's result") as string, runID: "r" },
      { status: 401, reason: "The address is not signed, or not for this handler.", runID: undefined },
      { status: 405, reason: "Deliveries are POST requests.", runID: undefined },
    ]);
    expect(lines()).toEqual([]);
  });
});

test("a body that somebody has read before is said in words, and 500", async () => {
  const { handler, sign, failures } = hook();
  const request = delivery(await sign());
  await request.text();
  expect((await handler(request)).status).toBe(500);
  expect(String(failures[0])).toContain("mount the handler before express.json()");
});
