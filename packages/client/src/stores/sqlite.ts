import { type Clock, systemClock } from "../clock.ts";
import { InvalidOptionError } from "../errors.ts";
import type { Store } from "../store.ts";

/** A DatabaseSync of node:sqlite, or a database of better-sqlite3. Nothing else is used of it. */
export interface SqliteDatabase {
  readonly exec: (sql: string) => unknown;
  readonly prepare: (sql: string) => {
    readonly run: (...values: (string | number)[]) => { readonly changes: number | bigint };
    readonly get: (...values: (string | number)[]) => unknown;
  };
}

/** How many keys are added between two looks for those whose time is over. */
const cleaning = 1000;

/**
 * Keys in a table of SQLite 3.24 or later, for the processes of one machine. The table is made where it is missing:
 * `key TEXT PRIMARY KEY, ends INTEGER NOT NULL`, in milliseconds since 1970. Give the database a time-out for when another
 * process writes: `new DatabaseSync(path, { timeout: 5000 })`.
 *
 * @throws {InvalidOptionError} for what is not a database, and for a table whose name is not of letters, digits and underscores
 */
export function createSqliteStore(
  database: SqliteDatabase,
  table = "starfish_keys",
  clock: Pick<Clock, "now"> = systemClock,
): Store {
  if (!["exec", "prepare"].every((name) => typeof Object(database)[name] === "function")) {
    throw new InvalidOptionError("database: expected a DatabaseSync of node:sqlite, or a database of better-sqlite3");
  }
  if (!/^[a-z_]\w*$/i.test(table)) throw new InvalidOptionError("table: expected a plain name");
  database.exec(`CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, ends INTEGER NOT NULL) WITHOUT ROWID`);
  const upsert = `INSERT INTO ${table} (key, ends) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET ends = excluded.ends`;
  const adding = database.prepare(`${upsert} WHERE ends <= ?`);
  const setting = database.prepare(upsert);
  const having = database.prepare(`SELECT 1 FROM ${table} WHERE key = ? AND ends > ?`);
  const deleting = database.prepare(`DELETE FROM ${table} WHERE key = ?`);
  const sweeping = database.prepare(`DELETE FROM ${table} WHERE ends <= ?`);
  const untilIn = (milliseconds: number) => Math.ceil(clock.now() + milliseconds);
  let added = 0;
  return {
    add(key, milliseconds) {
      added += 1;
      if (added % cleaning === 0) sweeping.run(clock.now());
      return Number(adding.run(key, untilIn(milliseconds), clock.now()).changes) === 1;
    },
    set: (key, milliseconds) => setting.run(key, untilIn(milliseconds)),
    has: (key) => having.get(key, clock.now()) !== undefined,
    delete: (key) => deleting.run(key),
  };
}
