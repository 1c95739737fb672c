/** A process that adds fifty keys which others add too, and tells how often it was the first. */
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "../../src/stores/sqlite.ts";

const store = createSqliteStore(new DatabaseSync(process.argv[2] ?? "", { timeout: 60_000 }));
const added = Array.from({ length: 50 }, (_, index) => store.add(`run-${index}`, 600_000));
process.send?.(added.filter((isFirst) => isFirst === true).length);
