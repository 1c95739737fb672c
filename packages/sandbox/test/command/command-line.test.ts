import { expect, test } from "vitest";
import { parseCommandLine } from "../../src/command/command-line.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox } from "../../src/sandbox.ts";

test.each([
  [["--prot", "1"], 'There is no option --prot. Did you mean "--port"? See --help.'],
  [["--unknwon-run=empty"], 'There is no option --unknwon-run. Did you mean "--unknown-run"? See --help.'],
  [["--something-else"], "There is no option --something-else. See --help."],
  [["falts"], '"falts" is not a command. Did you mean "faults"? See --help.'],
  [["--unknown-run", "emtpy"], '--unknown-run must be one of notFound, empty, null. Did you mean "empty"?'],
  [["--newtonsoft", "13"], "--newtonsoft must be one of 6, 12."],
  [["--port", "http"], "--port must be a whole number."],
  [["--host", ""], "--host needs a value"],
  [["--data="], "--data needs a value"],
  [["--token", "a", "--token", ""], "--token needs a value"],
  [["--allow-origin", ""], "--allow-origin needs a value"],
  [["--users", "/nowhere.json"], "/nowhere.json cannot be read as JSON."],
])("%j is told what was meant", async (args, message) => {
  const error: unknown = await parseCommandLine(args).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: "UsageError", message: expect.stringContaining(message) });
});

test.each([
  [{ modelSate: "ignored" }, 'There is no option "modelSate". Did you mean "modelState"?'],
  [{ maximumRuns: 5 }, 'There is no option "maximumRuns".'],
  [{ webhooks: { allowedHost: [] } }, 'There is no option "webhooks.allowedHost". Did you mean "allowedHosts"?'],
  [{ modelState: "ignore" }, 'The option modelState must be one of "checked", "ignored", and is "ignore".'],
  [
    { webhooks: { allowedHosts: ["http://hooks.test"] } },
    "The option webhooks.allowedHosts must be a list of hosts such as hooks.example.com, without scheme and port, and is a list.",
  ],
  [{ tokens: "t" }, 'The option tokens must be a list of texts, and is "t".'],
])("the option %j is told what was meant", (options, message) => {
  expect(() => createSandbox(options as SandboxOptions)).toThrow(
    expect.objectContaining({ name: "SandboxOptionError", message }),
  );
});

test("a fault is told what was meant", () => {
  expect(() => createSandbox({ faults: ["webhook-nevr"] })).toThrow('Did you mean "webhook-never"?');
});

test("what is understood becomes options, with nothing to ask for by default", async () => {
  expect(
    await parseCommandLine(["--port", "0", "--fault", "chunked", "--auth", "none", "--newtonsoft", "12"]),
  ).toMatchObject({
    kind: "serve",
    log: false,
    listen: { port: 0, host: "127.0.0.1", allowedHosts: [], allowedOrigins: [], pages: true },
    sandbox: { faults: ["chunked"], authentication: "none", newtonsoft: 12, modelState: "checked" },
  });
});

test("the pages are left out where that is asked for", async () => {
  expect(await parseCommandLine(["--no-pages"])).toMatchObject({ listen: { pages: false } });
});
