import { expect, test } from "vitest";
import { runContract } from "../../../src/index.ts";
import { createGivenToken } from "../../../src/run/token/given-token.ts";
import { serveBefore, startSandbox, variables } from "../../commands/servers.ts";
import { runHere } from "../../commands/surroundings.ts";
import { contract, patient, sandboxTarget } from "../targets.ts";

const token = "given-by-the-user";
const few = ["executeJobAsync/*/missing-*", "executeJobAsync/*/run-start*", "*/no-token*", "getResults/*json*"];

/** A run with a token that the user gave, at a server that denies it now and then. */
async function runWith(isDenied: (count: number, request: Request) => boolean) {
  const { sandbox, target } = sandboxTarget({ tokens: [token] });
  let count = 0;
  const fetch = (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (headers.get("authorization") === `Bearer ${token}`) {
      count += 1;
      if (isDenied(count, request)) headers.set("authorization", "Bearer ended");
    }
    return sandbox.fetch(new Request(request, { headers }));
  };
  const given = { baseUrl: target.baseUrl, fetch, token, timeLimits: patient };
  const report = await runContract(given, { contract, examples: 1, selection: { cases: few } });
  await sandbox.close();
  return report;
}

test("Where the token that the user gave ends, no server is blamed, and what needs none is still judged.", async () => {
  const { about, cases, findings, totals } = await runWith((count) => count > 40);
  expect(findings).toEqual([]);
  const sentence =
    /^the token that you gave is no longer accepted since the case \S+: give a fresh one, or a user name and a password$/;
  expect(about.stopped).toMatch(sentence);
  const reasons = cases.flatMap(({ reason, status }) => (status === "not-checked" ? [reason] : []));
  expect([reasons.length > 10, new Set(reasons)]).toEqual([true, new Set([about.stopped])]);
  expect(cases.filter(({ id, status }) => /^(?!.*run-).*no-token/.test(id) && status !== "passed")).toEqual([]);
  expect(totals.passed).toBeGreaterThan(30);
});

test("A server that denies some requests with a token that is still good is blamed.", async () => {
  const { about, findings } = await runWith((_, request) => request.headers.get("content-type") === "text/xml");
  expect(about.stopped).toBeUndefined();
  expect(findings.some(({ found }) => found === "401")).toBe(true);
});

test("The command ends with a sentence that says what to do.", async () => {
  const { url } = await startSandbox();
  const body = new URLSearchParams({
    grant_type: "password",
    username: variables.STARFISH_USERNAME,
    password: variables.STARFISH_PASSWORD,
  });
  const answer = await fetch(`${url}/token`, { method: "POST", body });
  const { access_token: good } = (await answer.json()) as { readonly access_token: string };
  let count = 0;
  const before = await serveBefore(url, "", ({ headers }) => {
    if (headers.authorization !== undefined && ++count > 8) headers.authorization = "Bearer ended";
    return false;
  });
  const args = ["--base-url", before, "--case", "executeJobAsync/*/missing-*"];
  const run = runHere(args, { variables: { STARFISH_TOKEN: good } });
  await expect(run).rejects.toThrow(/^the run was stopped: the token that you gave is no longer accepted since/);
});

/** One that a read was taken with, at a server that then answers reads in turn with these, the last one for ever. */
function watch(given: string, now: number, ...statuses: readonly number[]) {
  let count = 0;
  const exchangeOf = (method: string, path: string, status: number) => ({
    request: {
      method,
      url: `http://host.test${path}`,
      headers: { authorization: `Bearer ${given}` },
      body: new Uint8Array(),
    },
    response: { status, headers: {}, body: new Uint8Array() },
  });
  const read = (status: number) => exchangeOf("GET", "/v1/Results/a", status);
  const send = async () => read(statuses[Math.min(count++, statuses.length - 1)] ?? 0);
  const watched = createGivenToken(contract, given, send, { now: () => now, sleep: async () => {} });
  const deny = async () => (await watched.whyRefused("a", exchangeOf("POST", "/v1/ExecuteJob", 401))) !== undefined;
  return { deny, learn: (status: number) => watched.learn(read(status)), count: () => count };
}

test.each([
  ["that denies it for ever", 200, [401], true],
  ["that forbids it for ever", 404, [403], true],
  ["that takes it", 200, [200], false],
  ["that takes it once more", 200, [401, 401, 404, 401], false],
  ["that is down", 200, [503], false],
  ["that never took it", 401, [401], false],
  ["that may not have looked at it", 400, [401], false],
] as const)("A token has ended at a server %s only where it was taken before.", async (_what, first, next, isEnded) => {
  const { deny, learn } = watch("a-token", 0, ...next);
  learn(first);
  expect([await deny(), await deny()]).toEqual([isEnded, isEnded]);
});

test("Many that are denied at once are told by one round of reads.", async () => {
  const { count, deny, learn } = watch("a-token", 0, 401);
  learn(200);
  expect(new Set(await Promise.all(Array.from({ length: 20 }, deny)))).toEqual(new Set([true]));
  expect(count()).toBeLessThan(10);
});

const payload = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");

test.each([
  ["has ended by its own words", `e30.${payload({ exp: 999 })}.c2ln`, true],
  ["has not ended", `e30.${payload({ exp: 1001 })}.c2ln`, false],
  ["says nothing of its end", `e30.${payload({ sub: "ada" })}.c2ln`, false],
  ["cannot be read", "e30.%.c2ln", false],
])("Where nothing can be read with it, a token that %s is believed.", async (_what, given, isEnded) => {
  expect(await watch(given, 1_000_000).deny()).toBe(isEnded);
});
