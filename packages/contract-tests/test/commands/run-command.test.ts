import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSandbox } from "@starfish-api/sandbox";
import { afterEach, expect, test } from "vitest";
import { makeFolder, runHere } from "./surroundings.ts";

const oneCase = ["--case", "executeJobAsync/method-PUT"];
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

test("Without a target the sandbox is judged, and a clean run ends with 0.", async () => {
  const { code, stdout, stderr } = await runHere(["--case", "executeJobAsync/method-*"]);
  expect(code).toBe(0);
  expect(stdout).toContain("No case of 6 failed");
  expect(stderr).toContain("6/6 cases, none failed");
});

test("Findings end with 1, and are told with blame, evidence, fix, docs and curl.", async () => {
  const { code, stdout, stderr } = await runHere(oneCase, {}, { faults: ["allow-missing"] });
  expect(code).toBe(1);
  expect(stdout).toContain("1 thing to fix");
  expect(stdout).toContain("method-not-allowed-has-allow  server, observed");
  for (const word of ["expected", "found", "fix", "method-not-allowed-has-allow.md"]) {
    expect(stdout).toContain(word);
  }
  expect(stdout).toContain("curl -X PUT");
  expect(stderr).toContain("1/1 cases, 1 failed");
});

test("--check asks one check only.", async () => {
  const { code } = await runHere([...oneCase, "--check", "no-html"], {}, { faults: ["allow-missing"] });
  expect(code).toBe(0);
});

test.each([
  [["--operation", "executeJobAsinc"], /did you mean executeJobAsync\?\nThere are: requestToken/],
  [["--check", "no-htlm"], /did you mean no-html\?/],
  [["--case", "getResults/unknwn-text-xml"], /did you mean getResults\/unknown-text-xml\?/],
  [["--report", "htm=x"], /There are: json, html, markdown, junit, github/],
  [["--report", "html"], /--report html=FILE/],
  [["--seed", "x"], /--seed x must be a whole number/],
  [["--env", "x"], /There is no configuration/],
  [["--base-url", "ftp://x"], /not an http or https address/],
  [["--base-url", "http://u:p@127.0.0.1"], /STARFISH_USERNAME/],
  [["--base-url", "http://x", "--env", "x"], /two targets/],
  [["--operation", "requestToken", "--case", "getResults/*"], /no case fits/],
])("%j is answered with what is wrong.", async (args, message) => {
  await expect(runHere(args)).rejects.toThrow(message);
});

test("Nobody who answers is an error of the kit, not a finding.", async () => {
  await expect(runHere(["--base-url", "http://127.0.0.1:1"])).rejects.toThrow(/cannot be reached/);
});

test("--list prints the cases and --dry-run the requests; neither sends any or shows a secret.", async () => {
  const requests: string[] = [];
  const target = {
    baseUrl: "http://127.0.0.1:1",
    username: "ada",
    password: "a secret",
    fetch: async (request: Request) => {
      requests.push(request.url);
      return new Response();
    },
  };
  const startSandbox = async () => ({ target, close: async () => undefined });
  const list = await runHere(["--list", "--operation", "requestToken"], { startSandbox });
  expect(list.stdout).toContain("requestToken/password\n    The right password gets a token.");
  const dry = await runHere(["--dry-run"], { startSandbox });
  expect(dry.stdout).toContain("curl -X POST 'http://127.0.0.1:1/v1/ExecuteJobAsync'");
  expect(dry.stdout).toContain('"webHookURL":"http://127.0.0.1:PORT/');
  expect(dry.stdout).not.toMatch(/a\+secret|a secret|token-that-is-asked-for/);
  expect(requests).toEqual([]);
});

test("A new host is asked nothing before somebody agrees to the plan, and an agreement is remembered.", async () => {
  const folder = makeFolder();
  const remote = ["--base-url", "http://starfish.invalid", "--case", "getResults/method-PUT"];
  await expect(runHere(remote, { folder })).rejects.toThrow(/give --yes/);
  await expect(runHere(remote, { folder, ask: async () => "n" })).rejects.toThrow(/nobody agreed/);
  // The host does not exist: that it cannot be reached shows that it was tried.
  await expect(runHere(remote, { folder, ask: async () => "y" })).rejects.toThrow(/cannot be reached/);
  await expect(runHere(remote, { folder })).rejects.toThrow(/cannot be reached/);
  await expect(runHere([...remote, "--yes"])).rejects.toThrow(/cannot be reached/);
});

test("An environment gives address, secrets from variables, media types and known failures.", async () => {
  const sandbox = createSandbox({ faults: ["allow-missing"], tokens: ["a-token"] });
  closers.push(() => sandbox.close());
  const { url } = await sandbox.listen();
  const folder = makeFolder();
  writeFileSync(
    join(folder, "starfish-contract.config.yaml"),
    `environments:
  local:
    baseUrl: ${url}
    credentials: { tokenVariable: MY_TOKEN }
    mediaTypes: [application/json]
    knownFailures: known.yaml
`,
  );
  writeFileSync(
    join(folder, "known.yaml"),
    "- { case: executeJobAsync/method-PUT, check: method-not-allowed-has-allow, reason: a proxy }\n",
  );
  const args = ["--env", "local", ...oneCase];
  await expect(runHere(args, { folder })).rejects.toThrow("MY_TOKEN is not set");
  const { code, stdout } = await runHere(args, { folder, variables: { MY_TOKEN: "a-token" } });
  expect(code).toBe(0);
  expect(stdout).toContain("1 known to fail");
  const list = await runHere(["--env", "local", "--list"], { folder, variables: { MY_TOKEN: "a-token" } });
  expect(list.stdout).not.toContain("/application-xml/");
});

test("A token that has ended comes from its own variable, which must be set where it is named.", async () => {
  const folder = makeFolder();
  const own = ["--list", "--case", "getResults/own-expired-token-*"];
  const here = ["--base-url", "http://127.0.0.1:1", ...own];
  const listed = await runHere(here, { variables: { STARFISH_EXPIRED_TOKEN: "old" } });
  expect(listed.stdout).toContain("getResults/own-expired-token-application-xml");
  await expect(runHere(here)).rejects.toThrow(/no case/);
  writeFileSync(
    join(folder, "starfish-contract.config.json"),
    '{"environments":{"local":{"baseUrl":"http://127.0.0.1:1","credentials":{"expiredTokenVariable":"OLD"}}}}',
  );
  await expect(runHere(["--env", "local", ...own], { folder })).rejects.toThrow("OLD is not set");
  const named = await runHere(["--env", "local", ...own], { folder, variables: { OLD: "old" } });
  expect(named.stdout).toBe(listed.stdout);
});

test("A known failure of a case that does not exist is an error.", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "known.json"), '[{"case":"gone","check":"no-html","reason":"x"}]');
  await expect(runHere(["--known-failures", "known.json", ...oneCase], { folder })).rejects.toThrow(/no case "gone"/);
});

test("Reports and observations are written, and GitHub's annotations come by themselves there.", async () => {
  const folder = makeFolder();
  const file = (name: string) => join(folder, "reports", name);
  const kinds = ["json", "html", "markdown", "junit"];
  const { code, stdout } = await runHere(
    [
      ...kinds.flatMap((kind) => ["--report", `${kind}=${file(kind)}`]),
      "--observations",
      file("seen.json"),
      ...oneCase,
    ],
    { folder, variables: { GITHUB_ACTIONS: "true" } },
    { faults: ["allow-missing"] },
  );
  expect(code).toBe(1);
  expect(stdout).toContain("::error title=method-not-allowed-has-allow (server%2C observed%2C 1 case)::");
  expect(JSON.parse(readFileSync(file("json"), "utf8"))).toMatchObject({
    causes: [{ check: "method-not-allowed-has-allow", fails: true }],
    totals: { failed: 1, cases: 1 },
  });
  expect(readFileSync(file("html"), "utf8")).toContain("<h1>1 thing to fix</h1>");
  expect(readFileSync(file("markdown"), "utf8")).toContain("## ❌ Contract of");
  expect(readFileSync(file("junit"), "utf8")).toContain('failures="1"');
  expect(JSON.parse(readFileSync(file("seen.json"), "utf8"))).toMatchObject({ observations: [{ id: "rate-limit" }] });
});
