import type { DecodeError, EncodeError, Issue } from "../errors.ts";
import { describeIssue } from "./describe-issue.ts";
import type { TextPosition } from "./text-position.ts";

/** Collects what is wrong with one message, and keeps the way from its root to where the walk stands. */
export interface IssueCollector {
  readonly issues: readonly Issue[];
  readonly path: (string | number)[];
  /** `key` names a member of the value that the walk stands in. Throws `error()` when there are too many issues. */
  readonly add: (message: string, key?: string | number, position?: TextPosition) => void;
  /** All issues so far, as an error of the class that the collector was made with. */
  readonly error: () => EncodeError | DecodeError;
}

/** Of a message that is read, a hundred issues tell as much as a million; of a value to write, all are wanted. */
export function createIssueCollector(
  Failure: typeof EncodeError | typeof DecodeError,
  schema: string,
  maxIssues?: number,
): IssueCollector {
  const issues: Issue[] = [];
  const path: (string | number)[] = [];
  const error = () => {
    const [first, ...others] = issues.map(describeIssue);
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return new Failure(`This is no ${schema}: ${first}${more}`, { issues });
  };
  return {
    issues,
    path,
    add(message, key, position) {
      issues.push({ message, path: key === undefined ? [...path] : [...path, key], ...position });
      if (issues.length === maxIssues) throw error();
    },
    error,
  };
}
