import { execFile } from "node:child_process";
import { inspect, promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { jobServer, outcomeAfter, row } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };

describe("a run is a promise", () => {
  test("by its class, its members and in a list of promises", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Complete")]);
    const run = client.runJob(job);
    expect(run).toBeInstanceOf(Promise);
    const promise: Promise<readonly unknown[]> = run;
    const all = Promise.all([run, Promise.race([promise]), Promise.allSettled([run])]);
    expect(await outcomeAfter(clock, 10_000, all)).toMatchObject([[{}], [{}], [{ status: "fulfilled" }]]);
  });

  test("with catch and finally, whose results are promises", async () => {
    const { client, clock, behaviours } = jobServer();
    behaviours.push("refuse");
    const run = client.runJob(job);
    let isOver = false;
    const caught = run
      .finally(() => {
        isOver = true;
      })
      .catch((error: { readonly code: string }) => error.code);
    expect(caught.constructor).toBe(Promise);
    expect(await outcomeAfter(clock, 1000, caught)).toBe("job_failed");
    expect(isOver).toBe(true);
  });

  test("that an async function can give", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Complete")]);
    const give = async () => client.runJob(job);
    expect(await outcomeAfter(clock, 10_000, give())).toHaveLength(1);
  });

  test("that shows its state, and is not looked at by that", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Cancelled")]);
    const run = client.runJob(job);
    expect(inspect(run)).toBe("Run { runID: 'r', state: 'starting', polls: 0 }");
    run.result({ deadline: 1000 }).catch(() => {});
    await clock.advance(1000);
    expect(inspect(run)).toBe("Run { runID: 'r', state: 'running', polls: 1, status: 'Cancelled' }");
    expect(run.state).toBe("running");
  });
});

/** Runs a program that starts a job, looks at its run in each of these ways, and forgets it; what Node.js says of that. */
async function forget(
  behaviour: string,
  ...looks: readonly string[]
): Promise<{ readonly code: number; readonly stderr: string }> {
  const index = new URL("../../src/index.ts", import.meta.url).href;
  const program = `
    import { createClient } from ${JSON.stringify(index)};
    const behaviour = ${JSON.stringify(behaviour)};
    const fetch = async (request) => {
      const answer = request.method === "GET" ? [{ runID: "r", status: "Failed" }] : { runID: "r", started: behaviour !== "refuse", error: null };
      return new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } });
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch });
    for (const look of [${looks.join(", ")}]) {
      look(client.runJob({ runID: "r", projectID: "p", jobID: "j" }, { firstPollDelay: 1 }));
    }
  `;
  try {
    const { stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
    return { code: 0, stderr };
  } catch (error) {
    return error as { readonly code: number; readonly stderr: string };
  }
}

describe("a run that was forgotten", () => {
  test.each(["refuse", "fail"])("ends the process of Node.js where it fails: %s", async (behaviour) => {
    const { code, stderr } = await forget(behaviour, "() => {}");
    expect(code).toBe(1);
    expect(stderr).toContain("JobError");
  });

  const looks = ["started.catch(() => {})", "state", "onProgress(() => {})", "catch(() => {})"];

  test.each(["refuse", "fail"])("is none where somebody looks at it: %s", async (behaviour) => {
    const { code, stderr } = await forget(behaviour, ...looks.map((look) => `(run) => run.${look}`));
    expect(code, stderr).toBe(0);
  });

  test("is one where only others are looked at", async () => {
    expect((await forget("fail", ...looks.map((look) => `(run) => run.${look}`), "() => {}")).code).toBe(1);
  });
});
