import { readFileSync } from "node:fs";
import { checkShape } from "../config/check-shape.ts";
import { KitError } from "../errors.ts";
import type { Report } from "./report.ts";
import { reportSchema } from "./report-schema.ts";

/**
 * Reads what `--report json=FILE` wrote.
 *
 * @throws {KitError} when the file cannot be read, or is not a report.
 */
export function loadReport(file: string): Report {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new KitError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  checkShape(file, reportSchema, report, { allErrors: false });
  return report as Report;
}
