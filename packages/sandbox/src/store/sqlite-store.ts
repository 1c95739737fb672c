import { statSync } from "node:fs";
import type { Run } from "../jobs/run.ts";
import { printable } from "../printable.ts";
import { openDatabase, StoreError } from "./open-database.ts";
import type { RunStore } from "./run-store.ts";

/**
 * Keeps runs in an SQLite file, which belongs to this process until it is closed. A run that was added survives the death
 * of the process, SIGKILL included; a power cut can take the last ones.
 *
 * @throws StoreError where Node.js has no `node:sqlite`, or the file cannot be used: damaged, of a newer version, of
 *   something else, read-only, or in use by another process.
 */
export async function openSqliteStore(file: string): Promise<RunStore> {
  const database = await openDatabase(file);
  const insert = database.prepare("INSERT INTO runs (key, run_id, run, owes_webhook) VALUES (?, ?, ?, ?)");
  const selectByID = database.prepare("SELECT run FROM runs WHERE run_id = ? ORDER BY key");
  const selectAll = database.prepare("SELECT run FROM runs ORDER BY key");
  const selectLatest = database.prepare("SELECT run FROM runs ORDER BY key DESC LIMIT ?");
  const selectOwing = database.prepare("SELECT run FROM runs WHERE owes_webhook = 1 ORDER BY key");
  const settle = database.prepare("UPDATE runs SET owes_webhook = 0 WHERE key = ?");
  // Nobody else writes while this process has the file.
  let added = Number(database.prepare("SELECT coalesce(max(key), 0) AS last FROM runs").get()?.["last"]);
  const refuseLost = createLossCheck(file, `${file}-wal`);
  return {
    get added() {
      return added;
    },
    add: (order) => {
      refuseLost();
      const run: Run = { ...order, key: added + 1 };
      insert.run(run.key, run.runID ?? "", JSON.stringify(run), run.webHookURL === null ? 0 : 1);
      added++;
      return run;
    },
    find: (runID) => selectByID.all(runID).map(parseRun),
    list: () => selectAll.all().map(parseRun),
    latest: (count) => selectLatest.all(count).map(parseRun),
    owingWebhook: () => selectOwing.all().map(parseRun),
    settleWebhook: (run) => {
      refuseLost();
      settle.run(run.key);
    },
    close: () => {
      database.close();
    },
  };
}

/** Throws once one of the files is no longer the one that was there: what is written to a deleted file is gone. */
function createLossCheck(...files: readonly string[]): () => void {
  const known = files.filter((file) => file !== ":memory:" && identityOf(file) !== undefined);
  const identities = known.map(identityOf);
  return () => {
    const lost = known.find((file, index) => identityOf(file) !== identities[index]);
    if (lost !== undefined) {
      throw new StoreError(`${printable(lost)} was deleted or replaced while the sandbox ran. Start it again.`);
    }
  };
}

function identityOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}

function parseRun(row: Readonly<Record<string, unknown>>): Run {
  return JSON.parse(String(row["run"])) as Run;
}
