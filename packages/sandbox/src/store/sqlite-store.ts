import type { DatabaseSync } from "node:sqlite";
import type { Run } from "../jobs/run.ts";
import type { RunStore } from "./run-store.ts";

/** A store that cannot be opened. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS runs (
    key INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    run TEXT NOT NULL,
    owes_webhook INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS runs_by_id ON runs (run_id);
  CREATE INDEX IF NOT EXISTS runs_owing_webhook ON runs (key) WHERE owes_webhook = 1;
`;

/**
 * Keeps runs in an SQLite file. A run that was added survives the death of the process, SIGKILL included; a power cut
 * can take the last ones.
 *
 * @throws StoreError where Node.js has no `node:sqlite`, or the file is no database.
 */
export async function openSqliteStore(file: string): Promise<RunStore> {
  const database = await openDatabase(file);
  const insert = database.prepare("INSERT INTO runs (key, run_id, run, owes_webhook) VALUES (?, ?, ?, ?)");
  const selectByID = database.prepare("SELECT run FROM runs WHERE run_id = ? ORDER BY key");
  const selectAll = database.prepare("SELECT run FROM runs ORDER BY key");
  const selectOwing = database.prepare("SELECT run FROM runs WHERE owes_webhook = 1 ORDER BY key");
  const settle = database.prepare("UPDATE runs SET owes_webhook = 0 WHERE key = ?");
  const lastKey = database.prepare("SELECT coalesce(max(key), 0) AS last FROM runs").get();
  let added = Number(lastKey?.["last"]);
  return {
    get added() {
      return added;
    },
    add: (run) => {
      insert.run(run.key, run.runID ?? "", JSON.stringify(run), run.webHookURL === null ? 0 : 1);
      added++;
    },
    find: (runID) => selectByID.all(runID).map(parseRun),
    list: () => selectAll.all().map(parseRun),
    owingWebhook: () => selectOwing.all().map(parseRun),
    settleWebhook: (run) => {
      settle.run(run.key);
    },
    close: () => {
      database.close();
    },
  };
}

async function openDatabase(file: string): Promise<DatabaseSync> {
  const sqlite = await import("node:sqlite").catch((error: unknown) => {
    throw new StoreError(
      `Keeping runs in a file needs node:sqlite, which ${process.version} lacks: use Node.js 22.13 or later.`,
      { cause: error },
    );
  });
  try {
    const database = new sqlite.DatabaseSync(file);
    database.exec(schema);
    return database;
  } catch (error) {
    throw new StoreError(`${file} cannot be opened as a database of runs.`, { cause: error });
  }
}

function parseRun(row: Readonly<Record<string, unknown>>): Run {
  return JSON.parse(String(row["run"])) as Run;
}
