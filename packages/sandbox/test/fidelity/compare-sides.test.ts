import { afterAll, expect, test } from "vitest";
import type { SandboxOptions } from "../../src/options.ts";
import { compareSides, printClasses } from "./compare-sides.ts";
import { type LocalSide, startLocalSide } from "./local-side.ts";
import { randomRequests } from "./requests/random-requests.ts";

const ours = await startLocalSide();
const opened: LocalSide[] = [ours];
afterAll(() => Promise.all(opened.map((side) => side.close())));

const requests = randomRequests(7, 96);

async function beside(options: SandboxOptions) {
  const side = await startLocalSide(options);
  opened.push(side);
  return compareSides(ours, side, requests);
}

test("another sandbox answers every request alike", async () => {
  const classes = await beside({});
  expect(classes, printClasses(classes, requests.length)).toEqual([]);
});

test("the requests reach starts, refusals, missing things and crashes", async () => {
  const statuses = new Set<number>();
  for (const request of requests) {
    statuses.add((await ours.send(request)).status);
  }
  expect([...statuses].toSorted()).toEqual(expect.arrayContaining([200, 400, 401, 404, 405, 415, 500]));
});

test("a seed makes the same requests again, and another makes others", () => {
  expect(randomRequests(7, 96)).toEqual(requests);
  expect(randomRequests(8, 96)).not.toEqual(requests);
});

test.each([
  ["invalid-accepted", /^json: status 400, beside 200$/],
  ["allow-missing", /^route: allow "GET", beside ""/],
])("the fault %s is a class of its own, with a small request", async (fault, name) => {
  const found = (await beside({ faults: [fault] })).find((each) => name.test(each.name));
  expect(found?.count).toBeGreaterThan(0);
  expect(found?.smallest.body.length).toBeLessThan(20);
});

test("what a request is bound to is compared", async () => {
  const side = await startLocalSide();
  opened.push(side);
  const other = {
    send: async (request: (typeof requests)[number]) => {
      const answer = await side.send(request);
      return { ...answer, bound: answer.bound && { ...answer.bound, argument: "other" } };
    },
  };
  const names = (await compareSides(ours, other, requests)).map(({ name }) => name);
  expect(names).toContain("json: bound argument");
});

test("the versions of Newtonsoft.Json differ in JSON alone", async () => {
  const kinds = (await beside({ newtonsoft: 12 })).map(({ name }) => name.split(":")[0]);
  expect([...new Set(kinds)]).toEqual(["json"]);
});
