import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { mistakesIn } from "./job-file-rules.ts";

/** Something wrong in a line of a file of jobs. */
export interface JobFileIssue {
  /** Looked for when it is reported. */
  readonly line: () => number;
  readonly message: string;
}

/** Reads YAML, or JSON, and finds the line of everything that is wrong. */
export function readYaml(text: string): { readonly value: unknown; readonly issues: readonly JobFileIssue[] } {
  const lines = new LineCounter();
  try {
    // Its own search for keys that stand twice takes as long as the square of their number.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: "silent" });
    const broken = [
      ...document.errors.map(({ message, pos }) => ({
        line: () => lines.linePos(pos[0]).line,
        message: message.split("\n")[0] ?? message,
      })),
      ...findRepeatedKeys(document, lines),
    ];
    if (broken.length > 0) {
      return { value: undefined, issues: broken };
    }
    const value: unknown = document.toJS();
    const mistakes = mistakesIn(value);
    return {
      value,
      issues: mistakes.map(({ place, message }) => ({ line: () => lineOf(document, lines, place), message })),
    };
  } catch (error) {
    // Aliases that multiply, or brackets within brackets without end.
    if (error instanceof ReferenceError || error instanceof RangeError) {
      return { value: undefined, issues: [{ line: () => 1, message: `cannot be read: ${error.message}` }] };
    }
    throw error;
  }
}

function findRepeatedKeys(document: Document.Parsed, lines: LineCounter): readonly JobFileIssue[] {
  const issues: JobFileIssue[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name)) {
          const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
          issues.push({ line: () => lines.linePos(at).line, message: `the key ${String(name)} stands twice` });
        }
        seen.add(name);
      }
    },
  });
  return issues;
}

/** The line of the innermost thing on the path that is there. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length--) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = [keys, path.slice(0, length)].map((place) => document.getIn(place, true)).find(isNode);
    if (node?.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}
