import { readFileSync } from "node:fs";
import { checkShape } from "../config/check-shape.ts";
import { KitError } from "../errors.ts";
import type { Report } from "./report.ts";

const text = { type: "string" };
const number = { type: "number" };
const list = (items: object): object => ({ type: "array", items });
const record = (properties: Readonly<Record<string, object>>): object => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});

/** What every reader of a report relies on. */
const reportSchema = record({
  about: record({ target: text, when: text, seed: number, kitVersion: text, specVersion: text, strict: {} }),
  cases: list(record({ id: text, operation: text, title: text, status: text, verdicts: list({ type: "object" }) })),
  findings: list(record({ check: text, case: text, blame: text, evidence: text, message: text, curl: text })),
  observations: list(record({ id: text, proposedEvidence: text })),
  totals: record({ durationMilliseconds: number }),
});

/**
 * Reads what `--report json=FILE` wrote.
 *
 * @throws {KitError} when the file cannot be read, or is no report.
 */
export function loadReport(file: string): Report {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new KitError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  checkShape(file, reportSchema, report);
  return report as Report;
}
