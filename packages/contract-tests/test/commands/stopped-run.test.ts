import { expect, test } from "vitest";
import { serve } from "../proxy/serve.ts";
import { serveBefore, startSandbox, variables } from "./servers.ts";
import { runHere } from "./surroundings.ts";

test("A server that goes away ends the run, with the report of what was judged.", async () => {
  const { url } = await startSandbox();
  let answers = 0;
  const dying = await serveBefore(url, "", (request) => {
    answers += 1;
    if (answers > 12) {
      request.socket.destroy();
    }
    return answers > 12;
  });
  await expect(runHere(["--base-url", dying, "--case", "*method-*"], { variables })).rejects.toThrow(
    /the run was stopped: the server stopped answering: 10 cases in a row/,
  );
});

test("--bail stops at the first finding.", async () => {
  const { code, stdout } = await runHere(
    ["--case", "*/method-*", "--bail", "--concurrency", "1"],
    {},
    { faults: ["allow-missing"] },
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/1 of \d+ cases failed: .*Stopped: --bail, and \S+ failed/);
});

test("An interrupted run tells what was judged.", async () => {
  const interruption = new AbortController();
  const texts: string[] = [];
  const run = runHere(["--case", "*/method-*", "--concurrency", "1"], {
    signal: interruption.signal,
    stdout: { write: (text) => texts.push(text) },
    stderr: { write: (text) => text.includes("/") && text.includes("cases") && interruption.abort("SIGINT") },
  });
  await expect(run).rejects.toThrow("the run was stopped: interrupted by SIGINT");
  expect(texts.join("")).toMatch(/Incomplete: \d+ of \d+ cases were judged/);
});

test("A run that is interrupted before its first case ends at once, whatever the server does.", async () => {
  const interruption = new AbortController();
  const { url } = await serve(() => interruption.abort("SIGINT"));
  await expect(runHere(["--base-url", url], { variables, signal: interruption.signal })).rejects.toThrow(
    "the run was stopped: interrupted by SIGINT",
  );
});
