/** Adds runs to a file and kills itself at the n-th statement: `node killed-child.ts FILE N`. */
import { writeSync } from "node:fs";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";

const [file = "", at = "1"] = process.argv.slice(2);
let left = Number(at);

function count(): void {
  left--;
  if (left === 0) {
    process.kill(process.pid, "SIGKILL");
  }
}

const { exec } = DatabaseSync.prototype;
const { run } = StatementSync.prototype;
DatabaseSync.prototype.exec = function (...args) {
  count();
  exec.apply(this, args);
};
StatementSync.prototype.run = function (...args: readonly never[]) {
  count();
  return run.apply(this, args as never);
};

const store = await openSqliteStore(file);
const counts = { totalRows: 0, inserts: 0, updates: 0, deletes: 0, errors: 0, skips: 0, ignores: 0 };
const steps = [{ jobID: "j", duration: 1, status: "Complete", error: null, ...counts }];
for (let i = 0; ; i++) {
  const names = { runID: `r${i}`, projectID: "p", jobID: "j", argument: null, webHookURL: null };
  store.add({ ...names, startedAt: 0, steps, faults: [] });
  writeSync(1, `r${i}\n`);
}
