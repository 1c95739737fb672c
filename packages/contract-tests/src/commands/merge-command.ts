import { resolve } from "node:path";
import { UsageError } from "../errors.ts";
import { loadReport } from "../report/load-report.ts";
import { mergeReports } from "../report/merge-reports.ts";
import { parseReports } from "../report/parse-reports.ts";
import { loadContract } from "../spec/load-contract.ts";
import { parseMinChecked, parseOptions } from "./command-line.ts";
import { type Audience, type RunExitCode, tellReport } from "./tell-report.ts";

const options = {
  report: { type: "string", multiple: true, default: [] as string[] },
  observations: { type: "string" },
  "min-checked": { type: "string", default: "90%" },
  quiet: { type: "boolean", default: false },
} as const;

/**
 * `starfish-contract merge`: the JSON reports of the shards of one run become one report, with the exit code that the
 * whole run would have had.
 *
 * @throws {UsageError} for a command line that cannot be understood.
 * @throws {KitError} when a file is not a report, or the reports are not all those of one run.
 */
export function mergeCommand(args: string[], audience: Audience): RunExitCode {
  const { values, positionals } = parseOptions({ args, options, allowPositionals: true });
  if (positionals.length === 0) {
    throw new UsageError("merge needs the files that --report json=FILE of each shard wrote");
  }
  const reports = parseReports(values.report, audience.variables);
  const merged = mergeReports(
    loadContract(),
    positionals.map((file) => loadReport(resolve(audience.folder, file))),
  );
  const minChecked = parseMinChecked(values["min-checked"]);
  const telling = { reports, observations: values.observations, minChecked, quiet: values.quiet };
  return tellReport(merged, telling, audience);
}
