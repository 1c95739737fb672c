import { expect, test } from "vitest";
import { createTokenKeeper } from "../../../src/run/token/token-keeper.ts";
import { judgeTarget, patient, sandboxTarget } from "../targets.ts";

const answerOf = (body: object, status = 200) => ({
  request: { method: "POST", url: "http://host.test/token", headers: {}, body: new Uint8Array() },
  response: { status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) },
});

/** A keeper on a clock that stands still, and what it was answered when it asked. */
function createKeeper(first: object, ...next: readonly ReturnType<typeof answerOf>[]) {
  let time = 1000;
  let count = 0;
  const asked = answerOf(first);
  const { access_token: token } = first as { readonly access_token: string };
  const current = createTokenKeeper(
    { token, asked },
    async () => {
      count += 1;
      return next[count - 1];
    },
    { now: () => time, sleep: async () => {} },
  );
  return { current, pass: (milliseconds: number) => (time += milliseconds), count: () => count };
}

test("A token is renewed before its time is over, once for all who ask.", async () => {
  const { count, current, pass } = createKeeper(
    { access_token: "one", expires_in: 100 },
    answerOf({ access_token: "two", expires_in: 100 }),
    answerOf({ access_token: "three" }),
  );
  pass(89_999);
  expect(await current()).toBe("one");
  pass(1);
  expect(await Promise.all([current(), current(), current()])).toEqual(["two", "two", "two"]);
  pass(90_000);
  expect(await current()).toBe("three");
  pass(1e12);
  expect([await current(), count()]).toEqual(["three", 2]);
});

test("A server that gives no other token is not asked again.", async () => {
  const { count, current, pass } = createKeeper({ access_token: "one", expires_in: "10" }, answerOf({}, 400));
  pass(60_000);
  expect([await current(), await current(), count()]).toEqual(["one", "one", 1]);
});

test("A server whose tokens last shorter than a run has no findings.", async () => {
  const { sandbox, target } = sandboxTarget({ tokens: ["of-the-sandbox"] });
  let time = Date.now();
  const issued = new Map<string, number>();
  // Each request takes a tenth of a second, and each token is good for ten.
  const fetch = async (request: Request): Promise<Response> => {
    time += 100;
    if (request.url.endsWith("/token")) {
      const token = `token-${issued.size + 1}-of-the-server`;
      issued.set(token, time);
      return Response.json({ access_token: token, token_type: "bearer", expires_in: 10 });
    }
    const since = issued.get(request.headers.get("authorization")?.replace("Bearer ", "") ?? "");
    const isGood = since !== undefined && time - since <= 10_000;
    const headers = new Headers(request.headers);
    if (since !== undefined) headers.set("authorization", `Bearer ${isGood ? "of-the-sandbox" : "ended"}`);
    return sandbox.fetch(new Request(request, { headers }));
  };
  const clock = { now: () => time, sleep: async () => {} };
  const options = { clock };
  const judged = await judgeTarget(
    { ...target, fetch, timeLimits: patient },
    /executeJobAsync\/application-/,
    options,
    2,
  );
  await sandbox.close();
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  expect([judged.length > 100, issued.size > 2]).toEqual([true, true]);
});
