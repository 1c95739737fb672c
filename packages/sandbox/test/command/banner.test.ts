import { describe, expect, test } from "vitest";
import { bannerOf, whyNotListening } from "../../src/command/banner.ts";
import { defaultJobFile } from "../../src/jobs/job-file.ts";

const url = "http://127.0.0.1:8080";

describe("the banner", () => {
  test("says where, and how to get a token, start a run and see how it went", () => {
    expect(bannerOf(url, {}).split("\n")).toEqual([
      `The StarfishETL sandbox listens on ${url}`,
      "",
      "A token:",
      `  TOKEN=$(curl -s ${url}/token -d grant_type=password --data-urlencode 'username=ada@example.com' \\`,
      `    --data-urlencode 'password=correct horse & battery' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
      "",
      "A run, and how it went:",
      `  curl -s ${url}/v1/ExecuteJobAsync -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\`,
      `    -d '{"runID":"my-run","projectID":"p","jobID":"j","argument":""}'`,
      `  curl -s ${url}/v1/Results/my-run -H "Authorization: Bearer $TOKEN"`,
      "",
      "The argument fail refuses to start, break fails, nothing finds no rows, slow takes a minute.",
    ]);
  });

  test("names the pages that are served", () => {
    expect(bannerOf(url, {}, { pages: true }).split("\n").slice(1, 4)).toEqual([
      "",
      `Try it: ${url}/docs`,
      `Watch it, and switch faults: ${url}/console`,
    ]);
  });

  test("speaks of no token where none is asked for, and of no arguments where the jobs are the user's own", () => {
    const text = bannerOf(url, { authentication: "none", jobs: defaultJobFile });
    expect(text).not.toMatch(/token|Bearer|The argument/i);
    expect(text).toContain("/v1/Results/my-run");
  });

  test("quotes the user's name for a shell, and shows no password of the user's", () => {
    const text = bannerOf(url, { users: { "o'neil\u001b]0;x\u0007": "hunter2" } });
    expect(text).toContain(`'username=o'\\''neil`);
    expect(text).toContain('"password=$PASSWORD"');
    expect(text).not.toMatch(/hunter2|[^\P{Cc}\n]/u);
  });
});

test.each([
  ["EADDRINUSE", "Port 80 of 127.0.0.1 is in use, perhaps by another sandbox. --port 0 takes any free one."],
  ["EACCES", "Port 80 may not be opened by this user: ports below 1024 are the system's. Try --port 8080."],
  ["ENOTFOUND", "127.0.0.1 is not an address of this machine. Leave --host out, or try --host 0.0.0.0."],
  ["EMFILE", "Cannot listen on port 80 of 127.0.0.1: too many open files"],
])("a port that cannot be had for %s is told in words", (code, expected) => {
  const error = Object.assign(new Error("too many open files"), { code });
  expect(whyNotListening(error, { port: 80, host: "127.0.0.1" })).toBe(expected);
});
