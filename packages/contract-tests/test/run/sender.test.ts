import { expect, test } from "vitest";
import { createRateLimit } from "../../src/run/rate-limit.ts";
import { createSender } from "../../src/run/sender.ts";

const request = { method: "POST", url: "http://127.0.0.1:1/", headers: {}, body: new Uint8Array() };

/** Answers in turn, the last one for ever, and what was waited for between. */
async function sendTo(...answers: readonly { status: number; headers?: Record<string, string> }[]) {
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
  const exchange = await createSender(send, createRateLimit(undefined, clock), clock)(request, 1000);
  return { exchange, sent, slept };
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
