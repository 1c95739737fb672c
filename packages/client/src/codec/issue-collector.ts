import { DecodeError, EncodeError, type Issue } from "../errors.ts";
import { describeIssue } from "./describe-issue.ts";
import type { TextPosition } from "./text-position.ts";

/** Collects what is wrong with one message, and keeps the way from its root to where the walk stands. */
export class IssueCollector {
  readonly issues: Issue[] = [];
  readonly path: (string | number)[] = [];
  readonly #schema: string;
  readonly #maxIssues: number;

  /** Of a message that is read, a hundred issues tell as much as a million; of a value to write, all are wanted. */
  constructor(schema: string, maxIssues: number = Number.POSITIVE_INFINITY) {
    this.#schema = schema;
    this.#maxIssues = maxIssues;
  }

  /** `key` names a member of the value that the walk stands in. Throws `DecodeError` when there are too many issues. */
  add(message: string, key?: string | number, position?: TextPosition): void {
    this.issues.push({ message, path: key === undefined ? [...this.path] : [...this.path, key], ...position });
    if (this.issues.length === this.#maxIssues) throw this.decodeError();
  }

  encodeError(): EncodeError {
    return new EncodeError(this.#summary(), { issues: this.issues });
  }

  decodeError(): DecodeError {
    return new DecodeError(this.#summary(), { issues: this.issues });
  }

  #summary(): string {
    const [first, ...others] = this.issues.map(describeIssue);
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return `This is no ${this.#schema}: ${first}${more}`;
  }
}
