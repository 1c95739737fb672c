import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "starfish-sandbox-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function launch(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--no-warnings", cli, ...args]);
}

async function finish(
  ...args: string[]
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const child = launch(...args);
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    error += String(chunk);
  });
  const [code] = (await once(child, "close")) as [number];
  return { code, out, error };
}

/** Waits for a line on stdout and gives what is in its brackets. */
function lineOf(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += String(chunk);
      const found = pattern.exec(printed);
      if (found !== null) {
        resolve(found[1] ?? "");
      }
    });
    child.once("close", () => reject(new Error(`The sandbox ended without a line like ${pattern}.`)));
  });
}

function addressOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  return lineOf(child, /listens on (\S+)/);
}

describe("starfish-sandbox", () => {
  test("lists its faults", async () => {
    const { code, out } = await finish("faults");
    expect([code, out.trim().split("\n").length >= 40]).toEqual([0, true]);
  });

  test("prints the schema of a file of jobs", async () => {
    expect(JSON.parse((await finish("schema")).out)).toMatchObject({ required: ["projects"] });
  });

  test.each([
    [["--fault", "nonsense"], 'There is no fault "nonsense"'],
    [["--jobs", "/nowhere.yaml"], "/nowhere.yaml: cannot be read"],
    [["--port", "70000"], "--port must be at most 65535."],
  ])("%j ends with 2 and a sentence", async (args, message) => {
    const { code, error } = await finish(...args);
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
    expect(error).not.toContain("    at ");
  });

  test("ends on SIGTERM whatever is under way, and its log has carried no control characters", async () => {
    const child = launch("--port", "0", "--auth", "none", "--log");
    const url = await addressOf(child);
    let log = "";
    child.stdout.on("data", (chunk) => {
      log += String(chunk);
    });
    const webHookURL = "http://127.0.0.1.example/\u001b]0;title\u0007\u001b[2J\u009b1m\u202e";
    const init = (members: object): RequestInit => ({
      method: "POST",
      body: JSON.stringify({ runID: "r\u001b[31m", projectID: "p", jobID: "j", ...members }),
      headers: { "content-type": "application/json" },
    });
    const told = lineOf(child, /webhook of (.*)\n/);
    await fetch(`${url}/v1/ExecuteJobAsync`, init({ webHookURL, threadCount: "24" }));
    await told;
    // A run of a minute that somebody waits for, and a request that is never whole.
    const waiting = fetch(`${url}/v1/ExecuteJob`, init({ argument: "slow" })).catch(() => "cut off");
    const half = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => undefined);
    half.write("POST /v1/Webhook HTTP/1.1\r\nContent-Length: 100\r\n\r\n");
    await once(half, "ready");
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    expect(await waiting).toBe("cut off");
    expect(log).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  }, 60_000);

  test("says in words that its port is in use", async () => {
    const taken = createServer();
    await once(taken.listen(0, "127.0.0.1"), "listening");
    const { port } = taken.address() as AddressInfo;
    const { code, error } = await finish("--port", String(port));
    taken.close();
    expect([code, error]).toEqual([
      2,
      `Port ${port} of 127.0.0.1 is in use, perhaps by another sandbox. --port 0 takes any free one.\n`,
    ]);
  });

  test("loses no run that it acknowledged when it is killed", async () => {
    const args = ["--port", "0", "--auth", "none", "--data", join(folder, "runs.db")];
    const first = launch(...args);
    const url = await addressOf(first);
    const acknowledged: string[] = [];
    const startUntilKilled = async (worker: number): Promise<void> => {
      for (let i = 0; i < 1000; i++) {
        const runID = `${worker}-${i}`;
        const response = await fetch(`${url}/v1/ExecuteJobAsync`, {
          method: "POST",
          body: JSON.stringify({ runID, projectID: "p", jobID: "j" }),
          headers: { "content-type": "application/json" },
        });
        if ((await response.text()).includes('"started":true')) {
          acknowledged.push(runID);
        }
        if (acknowledged.length === 100) {
          first.kill("SIGKILL");
        }
      }
    };
    await Promise.allSettled([startUntilKilled(1), startUntilKilled(2), startUntilKilled(3), startUntilKilled(4)]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);

    const second = launch(...args);
    const again = await addressOf(second);
    const statuses = await Promise.all(
      acknowledged.map(async (id) => (await fetch(`${again}/v1/Results/${id}`)).status),
    );
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    second.kill("SIGINT");
    await once(second, "close");
  });
});
