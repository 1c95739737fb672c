import type { Issue } from "../errors.ts";

/** An issue in one line: `[0].status (line 1, column 80): …`. */
export function describeIssue(issue: Issue): string {
  const path = issue.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  const place = issue.line === undefined ? "" : ` (line ${issue.line}, column ${issue.column})`;
  const where = `${path.replace(/^\./, "")}${place}`.trim();
  return where === "" ? issue.message : `${where}: ${issue.message}`;
}
