import type { DecodeError, EncodeError, Issue } from "./errors.ts";
import type { TextPosition } from "./text-position.ts";

/** As many issues are in the message of an error; all of them are in its `issues`. */
const maxTold = 5;

/** Collects what is wrong with one value, and keeps the path from its root to where the walk stands. */
export class IssueCollector {
  readonly issues: Issue[] = [];
  readonly path: (string | number)[] = [];
  readonly #subject: string;
  readonly #Failure: typeof EncodeError | typeof DecodeError;
  readonly #maxIssues: number;

  /** @param subject - what the value should be, such as the name of a schema */
  constructor(Failure: typeof EncodeError | typeof DecodeError, subject: string, maxIssues: number = 100) {
    this.#Failure = Failure;
    this.#subject = subject;
    this.#maxIssues = maxIssues;
  }

  /** `key` names a member of the value that the walk stands in. Throws when there are too many issues. */
  add(message: string, key?: string | number, position?: TextPosition): void {
    this.issues.push({ message, path: key === undefined ? [...this.path] : [...this.path, key], ...position });
    if (this.issues.length === this.#maxIssues) throw this.error();
  }

  /** All issues so far. */
  error(): EncodeError | DecodeError {
    return new this.#Failure(summarize(this.#subject, this.issues), this.issues);
  }

  throwIfAny(): void {
    if (this.issues.length > 0) throw this.error();
  }
}

/** `Invalid Pet at tags.0.name (line 3, column 7): expected string, found number` */
export function summarize(subject: string, issues: readonly Issue[]): string {
  const [first] = issues;
  if (first !== undefined && issues.length === 1) return `Invalid ${subject}${placeOf(first, " ")}: ${first.message}`;
  // The likeliest cause first: a misspelt name also leaves a required one missing.
  const told = [...issues].sort((one, other) => Number(isHint(other)) - Number(isHint(one))).slice(0, maxTold);
  const rest = issues.length > maxTold ? [`and ${issues.length - maxTold} more`] : [];
  return `Invalid ${subject}: ${[...told.map(describe), ...rest].join("; ")}`;
}

const isHint = ({ message }: Issue): boolean => message.includes("did you mean");

function describe(issue: Issue): string {
  const place = placeOf(issue, "");
  return place === "" ? issue.message : `${place}: ${issue.message}`;
}

function placeOf({ path, line, column }: Issue, before: string): string {
  const position = line === undefined ? "" : `(line ${line}, column ${column})`;
  const place = [path.length > 0 ? `at ${path.join(".")}` : "", position].filter((part) => part !== "").join(" ");
  return place && before + place;
}
