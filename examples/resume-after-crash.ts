/**
 * A process that is killed while it waits loses nothing: the runID is written down before the start, and another process
 * waits on.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";

const [role, baseUrl = "", journal = ""] = process.argv.slice(2);
const credentials = { username: "ada@example.com", password: "correct horse & battery" };

switch (role) {
  case "start": {
    const runID = crypto.randomUUID();
    writeFileSync(journal, runID);
    const run = createClient({ baseUrl, credentials }).runJob({ runID, projectID: "crm", jobID: "contacts" });
    await run.started;
    process.send?.("started");
    await run;
    break;
  }
  case "resume": {
    const runID = readFileSync(journal, "utf8");
    const rows = await createClient({ baseUrl, credentials }).resumeRun(runID);
    console.log(`the second process: run ${runID} is ${rows[0]?.status} with ${rows[0]?.totalRows} rows`);
    break;
  }
  default:
    await crashAndResume();
}

async function crashAndResume(): Promise<void> {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  const folder = mkdtempSync(join(tmpdir(), "starfish-"));
  const program = (part: string) => fork(import.meta.filename, [part, url, join(folder, "run-id")]);

  const first = program("start");
  await once(first, "message");
  first.kill("SIGKILL");
  const [, signal] = await once(first, "exit");
  console.log(`the first process: started the job, then ended by ${signal}`);

  const [exitCode] = await once(program("resume"), "exit");
  console.log(`the server's books show ${sandbox.runs.started} run`);
  rmSync(folder, { recursive: true });
  await sandbox.close();
  process.exitCode = exitCode;
}
