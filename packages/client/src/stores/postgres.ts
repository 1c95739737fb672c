import { InvalidOptionError } from "../errors.ts";
import type { Store } from "../store.ts";

/** A pool or a client of `pg`, or a PGlite. Nothing else is used of it. */
export interface PostgresConnection {
  readonly query: (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;
}

/** How many keys are added between two looks for those whose time is over. */
const cleaning = 1000;

/**
 * Keys in a table of PostgreSQL 9.5 or later, by the time of its server. The table is made where it is missing:
 * `key text PRIMARY KEY, ends timestamptz NOT NULL`.
 *
 * @throws {InvalidOptionError} for what is not a connection, and for a table whose name is not of letters, digits and
 * underscores, a schema in front allowed
 */
export function createPostgresStore(connection: PostgresConnection, table = "starfish_keys"): Store {
  if (typeof Object(connection).query !== "function") {
    throw new InvalidOptionError(
      "connection: expected a pool or a client of pg, or a PGlite; is it a promise that was not awaited?",
    );
  }
  if (!/^[a-z_]\w*(?:\.[a-z_]\w*)?$/i.test(table)) throw new InvalidOptionError("table: expected a plain name");
  const until = "clock_timestamp() + $2 * interval '1 millisecond'";
  const upsert = `INSERT INTO ${table} AS held (key, ends) VALUES ($1, ${until}) ON CONFLICT (key) DO UPDATE SET ends = excluded.ends`;
  let made: Promise<unknown> | undefined;
  let added = 0;

  async function query(text: string, ...values: unknown[]): Promise<number> {
    made ??= makeTable(connection, table).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    await made;
    return (await connection.query(text, values)).rows.length;
  }
  return {
    async add(key, milliseconds) {
      added += 1;
      if (added % cleaning === 0) await query(`DELETE FROM ${table} WHERE ends <= clock_timestamp()`);
      return (await query(`${upsert} WHERE held.ends <= clock_timestamp() RETURNING 1`, key, milliseconds)) === 1;
    },
    set: (key, milliseconds) => query(upsert, key, milliseconds),
    has: async (key) => (await query(`SELECT 1 FROM ${table} WHERE key = $1 AND ends > clock_timestamp()`, key)) === 1,
    delete: (key) => query(`DELETE FROM ${table} WHERE key = $1`, key),
  };
}

/** Two that make a table at the same time can fail on its type, IF NOT EXISTS or not: the second try finds it. */
async function makeTable(connection: PostgresConnection, table: string): Promise<void> {
  const make = () =>
    connection.query(`CREATE TABLE IF NOT EXISTS ${table} (key text PRIMARY KEY, ends timestamptz NOT NULL)`);
  await make().catch(make);
}
