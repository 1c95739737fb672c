import type { Issue } from "../errors.ts";

/** An issue in one line: `0.status (line 1, column 80): …`. */
export function describeIssue({ message, path, line, column }: Issue): string {
  const place = line === undefined ? "" : `(line ${line}, column ${column})`;
  const where = `${path.join(".")} ${place}`.trim();
  return `${where && `${where}: `}${message}`;
}
