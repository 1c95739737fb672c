import { existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { printable } from "../printable.ts";

/** A store that cannot be opened, or was lost under the sandbox. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** What files of this version have as their `user_version`. */
export const storeVersion = 1;

/** "Star" in ASCII, the mark that the file is one of ours. */
const applicationID = 0x53_74_61_72;

/** Milliseconds for which another process may hold the file before it is given up. */
const maxBusy = 2000;

const schema = `
  CREATE TABLE IF NOT EXISTS runs (
    key INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    run TEXT NOT NULL,
    owes_webhook INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS runs_by_id ON runs (run_id);
  CREATE INDEX IF NOT EXISTS runs_owing_webhook ON runs (key) WHERE owes_webhook = 1;
`;

/** The columns of `runs` in every version so far, by which an unnumbered file is known as ours. */
const columns = "key,run_id,run,owes_webhook";

/** A run that the rest of the sandbox could not do anything with. */
const unreadableRun = `
  SELECT key FROM runs WHERE NOT coalesce(CASE WHEN json_valid(run) THEN
    json_type(run, '$.key') = 'integer' AND json_type(run, '$.startedAt') IN ('integer', 'real')
    AND json_type(run, '$.runID') IN ('text', 'null') AND json_type(run, '$.webHookURL') IN ('text', 'null')
    AND json_type(run, '$.faults') = 'array' AND json_array_length(run, '$.steps') > 0
    AND json_type(run, '$.steps[0].duration') IN ('integer', 'real') END, 0) LIMIT 1`;

/**
 * Opens a file of runs for this process alone, brings an older one up to this version, and looks whether it is sound.
 *
 * @throws StoreError saying what is wrong with the file.
 */
export async function openDatabase(file: string): Promise<DatabaseSync> {
  const sqlite = await import("node:sqlite").catch((error: unknown) => {
    throw new StoreError(
      `Keeping runs in a file needs node:sqlite, which ${process.version} lacks: use Node.js 22.13 or later.`,
      { cause: error },
    );
  });
  let database: DatabaseSync | undefined;
  try {
    database = new sqlite.DatabaseSync(file);
    prepare(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof StoreError ? error : new StoreError(describe(file, error), { cause: error });
  }
}

function prepare(database: DatabaseSync, file: string): void {
  const read = (statement: string): unknown => Object.values(database.prepare(statement).get() ?? {})[0];
  database.exec(`PRAGMA busy_timeout = ${maxBusy}; PRAGMA locking_mode = EXCLUSIVE`);
  refuseForeign(
    file,
    Number(read("PRAGMA user_version")),
    Number(read("PRAGMA application_id")),
    () => String(read("SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('runs') ORDER BY cid)")),
    Number(read("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")),
  );
  const damage = String(read("PRAGMA quick_check(1)"));
  if (damage !== "ok") {
    throw new StoreError(`${printable(file)} is damaged: ${printable(damage)}. Restore a copy, or begin another file.`);
  }
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    BEGIN IMMEDIATE;
    ${schema}
    PRAGMA application_id = ${applicationID};
    PRAGMA user_version = ${storeVersion};
    COMMIT;
  `);
  const unreadable = read(unreadableRun);
  if (unreadable !== undefined) {
    throw new StoreError(`${printable(file)} is damaged: the run with the key ${String(unreadable)} cannot be read.`);
  }
}

function refuseForeign(
  file: string,
  version: number,
  application: number,
  columnsOfRuns: () => string,
  tables: number,
): void {
  if (application !== 0 && application !== applicationID) {
    throw new StoreError(`${printable(file)} is a database of something else, and is left as it is.`);
  }
  if (version > storeVersion) {
    throw new StoreError(
      `${printable(file)} was written by a newer sandbox (version ${version} of the format; this one knows ${storeVersion}). Use that one, or another file.`,
    );
  }
  if (tables > 0 && (tables !== 1 || columnsOfRuns() !== columns)) {
    throw new StoreError(`${printable(file)} is a database of something else, and is left as it is.`);
  }
}

function describe(file: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const name = printable(file);
  if (/locked|busy/i.test(reason)) {
    return `${name} is in use by another process, perhaps another sandbox. Give each a file of its own.`;
  }
  if (/malformed|not a database|corrupt/i.test(reason) && existsSync(file)) {
    return `${name} cannot be opened as a database of runs: it is damaged, or something else (${printable(reason)}).`;
  }
  return `${name} cannot be opened as a database of runs: ${printable(reason)}.`;
}
