import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each example must say; `start.ts` has more to say than a few lines. */
const examples: Readonly<Record<string, readonly RegExp[]>> = {
  "many-runs": [/^2997 runs succeeded and read 29970 rows$/m, /^3 runs failed/m, /books show 3000 runs$/m],
  opentelemetry: [
    /^span POST \/token: status 200, resend 0, error none$/m,
    /^span POST \/v1\/ExecuteJobAsync: status 500, resend 0, error 500$/m,
    /^span GET \/v1\/Results\/\{id\}: status 500, resend 0, error 500$/m,
    /^span GET \/v1\/Results\/\{id\}: status 200, resend 1, error none$/m,
  ],
  proxy: [/^the proxy opens a tunnel$/m, /^Complete: 10 rows, through the proxy$/m],
  queue: [
    /^6 workers were killed, 120 orders are done, [1-9]\d* delivered again$/m,
    /^the server's books: 120 runs, 0 of them started twice$/m,
  ],
  "resume-after-crash": [
    /^the first process: started the job, then ended by SIGKILL$/m,
    /^the second process: run [\w-]{36} is Complete with 10 rows$/m,
    /^the server's books show 1 run$/m,
  ],
  "start-and-wait": [/^Complete: 10 rows, 4 inserted, 1 with errors$/m, /^the second run failed: Failed/m],
  "webhook-express": [/^delivered and confirmed: [\w-]{36} failed$/m, /^the same delivery again: 204/m],
  "webhook-hono": [
    /^the wait was over with the delivery: Complete$/m,
    /^delivered and confirmed: succeeded, 10 rows$/m,
    /^refused with 401: The address is not signed, or not for this handler\.$/m,
    /^a forged delivery: 401$/m,
  ],
  xml: [/<argument>.* &lt; 5<\/argument><chainJobs>/, /^Complete: 10 rows$/m, /^not sent: .*U\+0001/m],
};

test("every example is run", () => {
  const names = globSync("examples/*.ts", { cwd: root }).map((path) => path.replace(/^examples\/|\.ts$/g, ""));
  expect(names.filter((name) => name !== "start").sort()).toEqual(Object.keys(examples));
});

/** At once: most of them wait for jobs. */
describe.concurrent.each(Object.entries(examples))("examples/%s.ts", (name, lines) => {
  test("ends well and says what it should", async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [`examples/${name}.ts`], { cwd: root });
    expect(stderr).toBe("");
    for (const line of lines) expect(stdout).toMatch(line);
  });
});
