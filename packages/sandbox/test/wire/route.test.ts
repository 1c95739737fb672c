import { describe, expect, test } from "vitest";
import { createRouteTable, parseQuery, printUri } from "../../src/wire/http/route.ts";
import { unescapeUri } from "../../src/wire/http/uri-escapes.ts";

const resolve = createRouteTable(["ExecuteJob", "ExecuteJobAsync", "Results", "Webhook"]);
const route = (path: string): string => {
  const found = resolve(unescapeUri(new URL(`http://host${path}`).pathname));
  return found === undefined ? "none" : `${found.controller} ${found.id ?? ""}`.trim();
};

describe("routes", () => {
  test.each([
    ["/V1/RESULTS/a", "Results a"],
    ["//v1/Results/a", "Results a"],
    ["///v1/Results/a", "none"],
    ["/v1/Results/a/", "Results a"],
    ["/v1/Results/a/b", "none"],
    ["/v1/Results/a%2Fb", "none"],
    ["/v1/Results/a%252Bb", "Results a%2Bb"],
    ["/v1/Results/a+b", "Results a+b"],
    ["/v1/Results/%C3%A9%E9", "Results é%E9"],
    ["/v1/Results/a%E2%80%AEb%E2%80%8F", "Results ab"],
    ["/v1/Results/%E2%80%AE", "Results"],
    ["/v1/Results//", "Results /"],
    ["/v1/Results//a", "none"],
    ["/v1/Results/a///", "Results a"],
    ["/v1//Results", "none"],
    ["/v1/ExecuteJob/", "ExecuteJob"],
    ["/v1/Execute", "none"],
    ["/v2/Results/a", "none"],
  ])("%s is %s", (path, expected) => {
    expect(route(path)).toBe(expected);
  });
});

test("query names are read without regard to case, and the first value stays", () => {
  expect(parseQuery(new URL("http://host/?JobID=a+b%26&jobid=c"))?.get("jobid")).toBe("a b&");
});

test("query names may have empty brackets, and an open one makes the query unreadable", () => {
  expect(parseQuery(new URL("http://host/?id[]=a"))?.get("id")).toBe("a");
  expect(parseQuery(new URL("http://host/?id[=a"))).toBeUndefined();
});

test.each([
  ["a%20b", "a b"],
  ["a%2Fb%25", "a%2Fb%25"],
  ["%C3%A9", "é"],
  ["%E9", "%E9"],
  ["a%e9b%2f", "a%E9b%2f"],
  ["a%zzb%", "a%25zzb%25"],
  ["a%E2%80%AEb", "ab"],
  ["%01", "%01"],
])("an address prints %s as %s", (path, expected) => {
  expect(printUri(new URL(`http://host/${path}`))).toBe(`http://host/${expected}`);
});
