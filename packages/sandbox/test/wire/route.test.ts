import { describe, expect, test } from "vitest";
import { readAddress } from "../../src/wire/http/request-address.ts";
import { createRouteTable, parseQuery, printUri } from "../../src/wire/http/route.ts";
import { unescapeUri } from "../../src/wire/http/uri-escapes.ts";

const resolve = createRouteTable(["ExecuteJob", "ExecuteJobAsync", "Results", "Webhook"]);
const route = (path: string): string => {
  const found = resolve(unescapeUri(readAddress("http://host", path).path));
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
    ["/v1/WEBHOOK", "Webhook"],
    ["/v1/Webhoo%E2%84%AA", "none"],
    ["/v1/x/../Results/./a", "Results a"],
    ["/v1/x/%2e%2E/Results/%2e/a", "Results a"],
    ["/v1/Results/a/..", "Results"],
    ["/../v1/Results/a/.", "Results a"],
    ["/v1\\Results\\a", "Results a"],
    ["/v1/Results/...", "Results ..."],
    ["/v1/Results/a%2eb", "Results a.b"],
    // A "%" that escapes nothing keeps what comes after it from being a dot that leads elsewhere.
    ["/v1/Results/%%2e", "Results %."],
    ["/%/%2e%2e/v1/Results/a", "none"],
    ["/%zz/%2e%2e/v1/Results/a", "Results a"],
  ])("%s is %s", (path, expected) => {
    expect(route(path)).toBe(expected);
  });
});

test("query names are read without regard to case, and the first value stays", () => {
  expect(parseQuery("?JobID=a+b%26&jobid=c")?.get("jobid")).toBe("a b&");
});

test("query names may have empty brackets, and an open one makes the query unreadable", () => {
  expect(parseQuery("?id[]=a")?.get("id")).toBe("a");
  expect(parseQuery("?id[=a")).toBeUndefined();
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
  ["%2e%2e/a", "a"],
  ["%/%2e", "%25/."],
  ["%c2%85%9f", "%C2%85%9F"],
  ["%9f%e9%9f", "%9f%E9%9F"],
  ["%ee%80%80?%ee%80%80", "%EE%80%80?\ue000"],
  ["%ef%b7%90%ef%bf%bd", "%EF%B7%90%EF%BF%BD"],
  ["%f3%a0%80%81%f0%9f%98%80", "%F3%A0%80%81😀"],
  ["a?b=%5b%3c%22#%3e", 'a?b=[<"#>'],
])("an address prints %s as %s", (path, expected) => {
  expect(printUri(readAddress("http://host", `/${path}`))).toBe(`http://host/${expected}`);
});
