import { expect, test } from "vitest";
import { createRateLimit } from "../../src/run/rate-limit.ts";
import { createSender } from "../../src/run/sender.ts";

const request = { method: "POST", url: "http://127.0.0.1:1/", headers: {}, body: new Uint8Array() };

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** Answers in turn, the last one for ever, and what was waited for between. */
function createServer(...answers: readonly Answer[]) {
  let time = Date.UTC(2026, 10, 27);
  const slept: number[] = [];
  const clock = {
    now: () => time,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
  let sent = 0;
  const send = async () => {
    const answer = answers[Math.min(sent, answers.length - 1)];
    sent += 1;
    return { headers: {}, status: 0, ...answer, body: new Uint8Array() };
  };
  const ask = createSender(send, createRateLimit(undefined, clock), clock);
  return { ask: () => ask(request, 1000), sent: () => sent, slept };
}

async function sendTo(...answers: readonly Answer[]) {
  const { ask, sent, slept } = createServer(...answers);
  const exchange = await ask();
  return { exchange, sent: sent(), slept };
}

const limited = (retryAfter: string) => ({ status: 429, headers: { "retry-after": retryAfter } });

test.each([
  ["a number of seconds", "2"],
  ["a date", "Fri, 27 Nov 2026 00:00:02 GMT"],
])("429 with %s is waited for as told, and sent once more.", async (_name, retryAfter) => {
  const { exchange, sent, slept } = await sendTo(limited(retryAfter), { status: 200 });
  expect(sent).toBe(2);
  expect(slept).toEqual([2000]);
  expect(exchange).toMatchObject({ response: { status: 200 }, notes: [expect.stringContaining("Retry-After of 2 s")] });
  expect(exchange.unjudged).toBeUndefined();
});

test.each([["3600"], ["-5"], ["1.5"], ["soon"], [""]])(
  "429 with the Retry-After %j is not waited for, and not judged.",
  async (retryAfter) => {
    const { exchange, sent } = await sendTo(limited(retryAfter));
    expect(sent).toBe(1);
    expect(exchange.unjudged).toMatch(/^429/);
  },
);

test("A second 429 is not judged.", async () => {
  const { exchange, sent } = await sendTo(limited("1"));
  expect(sent).toBe(2);
  expect(exchange.unjudged).toMatch(/^429/);
});

test.each([
  ["a number", "0"],
  ["a date that is over", "Thu, 26 Nov 2026 00:00:00 GMT"],
])("429 that asks to wait for no time, by %s, is asked again at once, and slows nothing.", async (_what, over) => {
  const answers = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? limited(over) : { status: 200 }));
  const { ask, sent, slept } = createServer(...answers);
  for (let count = 0; count < 100; count++) expect((await ask()).unjudged).toBeUndefined();
  expect([sent(), slept]).toEqual([200, []]);
});

test("No time may be a part of a second: a second 429 is waited for, and a third one is not judged.", async () => {
  const taken = await sendTo(limited("0"), limited("0"), { status: 200 });
  expect([taken.exchange.response.status, taken.sent, taken.slept]).toEqual([200, 3, [1000]]);
  expect(taken.exchange.notes).toEqual([expect.stringContaining("sent three times")]);
  const never = await sendTo(limited("0"));
  expect([never.exchange.unjudged, never.sent]).toEqual([expect.stringMatching(/^429/), 3]);
});

test.each(["0", "60"])(
  "429 with the Retry-After %s to everything is not waited out for each request.",
  async (time) => {
    const { ask, slept } = createServer(limited(time));
    for (let count = 0; count < 200; count++) expect((await ask()).unjudged).toMatch(/^429/);
    const waited = slept.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
    expect(waited).toBeLessThan(10 * Math.max(1, Number(time)) + 40);
  },
);

test("A server that limits without looking at the pace is not asked more slowly.", async () => {
  const answers = Array.from({ length: 300 }, (_, index) => (index % 3 === 2 ? { status: 200 } : limited("0")));
  const { ask, sent, slept } = createServer(...answers);
  for (let count = 0; count < 100; count++) expect((await ask()).unjudged).toBeUndefined();
  expect([sent(), slept]).toEqual([300, Array.from({ length: 100 }, () => 1000)]);
});
