import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/** A PostgreSQL that every process of this machine can connect to. */
export interface Database {
  readonly connectionString: string;
  readonly stop: () => Promise<void>;
}

/** The server that DATABASE_URL names; without it PGlite, a PostgreSQL in this process that keeps nothing. */
export async function startDatabase(): Promise<Database> {
  const connectionString = process.env["DATABASE_URL"];
  if (connectionString !== undefined) return { connectionString, stop: async () => {} };

  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0, maxConnections: 50 });
  await server.start();
  return {
    connectionString: `postgres://postgres@${server.getServerConn()}/postgres`,
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}
