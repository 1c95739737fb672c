import { DecodeError, EncodeError, type Issue } from "../errors.ts";
import { describeIssue } from "./describe-issue.ts";
import type { TextPosition } from "./text-position.ts";

/** Collects what is wrong with one message, and keeps the way from its root to where the walk stands. */
export interface IssueCollector {
  readonly issues: readonly Issue[];
  readonly path: (string | number)[];
  /** `key` names a member of the value that the walk stands in. Throws `DecodeError` when there are too many issues. */
  readonly add: (message: string, key?: string | number, position?: TextPosition) => void;
  readonly encodeError: () => EncodeError;
  readonly decodeError: () => DecodeError;
}

/** Of a message that is read, a hundred issues tell as much as a million; of a value to write, all are wanted. */
export function createIssueCollector(schema: string, maxIssues?: number): IssueCollector {
  const issues: Issue[] = [];
  const path: (string | number)[] = [];
  const summary = (): string => {
    const [first, ...others] = issues.map(describeIssue);
    return `This is no ${schema}: ${first}${others.length > 0 ? ` (and ${others.length} more)` : ""}`;
  };
  const decodeError = () => new DecodeError(summary(), { issues });
  return {
    issues,
    path,
    add(message, key, position) {
      issues.push({ message, path: key === undefined ? [...path] : [...path, key], ...position });
      if (issues.length === maxIssues) throw decodeError();
    },
    encodeError: () => new EncodeError(summary(), { issues }),
    decodeError,
  };
}
