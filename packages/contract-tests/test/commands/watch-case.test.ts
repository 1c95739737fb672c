import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sandboxTarget } from "../run/targets.ts";
import { makeFolder, runHere } from "./surroundings.ts";

const wanted = "executeJobAsync/method-PUT";

/** A target that has other faults in each round, or is not there. */
function changingTarget(rounds: readonly ("allow-missing" | "healthy" | "gone")[]) {
  const sandboxes = rounds.map((fault) =>
    sandboxTarget(fault === "healthy" || fault === "gone" ? {} : { faults: [fault] }),
  );
  let round = 0;
  const [{ target } = sandboxTarget()] = sandboxes;
  const fetch = async (request: Request): Promise<Response> => {
    if (rounds[round] === "gone") {
      throw new Error("connect ECONNREFUSED 127.0.0.1:1");
    }
    return (sandboxes[round]?.target ?? target).fetch?.(request) ?? new Response();
  };
  return {
    startSandbox: async () => ({
      target: { ...target, fetch },
      close: async () => void (await Promise.all(sandboxes.map(({ sandbox }) => sandbox.close()))),
    }),
    /** Enter is pressed as long as there are rounds. */
    awaitEnter: async () => ++round < rounds.length,
  };
}

test("A case is run again at each Enter, and what changed is printed.", async () => {
  const { code, stdout } = await runHere(
    ["--watch", wanted],
    changingTarget(["healthy", "allow-missing", "allow-missing", "healthy"]),
  );
  const [first = "", ...others] = stdout.split(/^(?=[-+] |nothing)/m);
  expect(first).toMatch(/^passed\nanswer 405 application\/json/);
  const changes = others.join("").split("nothing changed\n");
  expect(changes[0]).toMatch(/^- passed\n\+ failed\n\+ method-not-allowed-has-allow: /);
  expect(changes[1]).toMatch(/^- failed\n- method-not-allowed-has-allow: .*\n\+ passed\n$/);
  expect(code).toBe(0);
});

test("The last round gives the exit code, and new runIDs alone are not a change.", async () => {
  const start = ["--watch", "executeJobAsync/application-json/example-onlyRequired"];
  const { code, stdout } = await runHere(start, changingTarget(["healthy", "healthy"]));
  expect(stdout).toMatch(/^passed\nanswer 200 .*\nbody .*\nnothing changed\n$/);
  expect(code).toBe(0);
  const failed = await runHere(["--watch", wanted], changingTarget(["healthy", "allow-missing"]));
  expect(failed.code).toBe(1);
});

test("A server that is started again is waited for, but it must be there at first.", async () => {
  const { stdout } = await runHere(["--watch", wanted], changingTarget(["healthy", "gone", "healthy"]));
  expect(stdout).toMatch(/\+ not judged: .*\n- not judged: .*\n\+ passed\n/);
  await expect(runHere(["--watch", wanted], changingTarget(["gone", "healthy"]))).rejects.toThrow(/ECONNREFUSED/);
});

test("Where nobody can press Enter, it is run once; --every goes on without.", async () => {
  const once_ = await runHere(["--watch", wanted], { awaitEnter: async () => false });
  expect(once_.stdout).not.toContain("nothing changed");
  const stop = new AbortController();
  const texts: string[] = [];
  await runHere(["--watch", wanted, "--every", "0.01"], {
    awaitEnter: async () => false,
    signal: stop.signal,
    stdout: {
      write: (text) => {
        texts.push(text);
        if (texts.length === 4) stop.abort("SIGINT");
        return true;
      },
    },
  });
  expect(texts.slice(1)).toEqual(["nothing changed\n", "nothing changed\n", "nothing changed\n"]);
});

test.each([
  [["--watch", "getResults/*"], /fit/],
  [["--watch", "getResults/unknwn-text-xml"], /did you mean/],
  [["--watch", wanted, "--case", "x"], /--watch goes without --case/],
  [["--watch", wanted, "--run-key", "x"], /--watch goes without --run-key/],
  [["--watch", wanted, "--report", "json=x"], /--watch goes without --report/],
  [["--watch", wanted, "--every", "0"], /--every 0/],
  [["--every", "1"], /--every needs --watch/],
])("%j is answered with what is wrong.", async (args, message) => {
  await expect(runHere(args)).rejects.toThrow(message);
});

test("In a terminal Enter starts a round, and Ctrl-C ends it with 130.", async () => {
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const child = spawn(process.execPath, [cli, "run", "--watch", wanted], { cwd: makeFolder() });
  const closed = once(child, "close");
  let output = "";
  const seen = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      output += String((await once(child.stdout, "data"))[0]);
    }
  };
  await seen("passed");
  child.stdin.write("\n");
  await seen("nothing changed");
  child.kill("SIGINT");
  expect((await closed)[0]).toBe(130);
});
