import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
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

/** Waits for the line that names the address. */
async function addressOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const chunk of child.stdout) {
    const url = /listens on (\S+)/.exec(String(chunk))?.[1];
    if (url !== undefined) {
      return url;
    }
  }
  throw new Error("The sandbox ended before it listened.");
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
    [["--model-state", "perhaps"], "--model-state must be one of checked, ignored."],
    [["--fault", "nonsense"], 'There is no fault "nonsense"'],
    [["--jobs", "/nowhere.yaml"], "/nowhere.yaml: cannot be read"],
    [["dance"], '"dance" is no command.'],
    [["--port", "70000"], "--port must be at most 65535."],
  ])("%j ends with 2 and a sentence", async (args, message) => {
    const { code, error } = await finish(...args);
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
    expect(error).not.toContain("    at ");
  });

  test("stops cleanly on SIGINT", async () => {
    const child = launch("--port", "0");
    await addressOf(child);
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([0, null]);
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
