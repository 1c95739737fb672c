import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/* The worst of what docs/words.md asks to avoid, wherever somebody writes: documents, messages, comments, names of tests. */
const root = fileURLToPath(new URL("..", import.meta.url));

const isWritten = (path: string) =>
  /\.(?:ts|js|md|yaml|py|cs)$/.test(path) &&
  // Made by scripts, captured, written by others, or about these very words.
  !/generated\/|wire-corpus\/|suites\/payload-xml\/|^pnpm-|docs\/words\.md$|words\.test\.ts$/.test(path);

const paths = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => path !== "" && isWritten(path) && existsSync(join(root, path)));

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
}

const rules: readonly Rule[] = [
  {
    name: '"X is no Y" is "X is not a Y"',
    pattern:
      /(?<!\bthere |there \$\{token === undefined \? "|: ")\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|way\b|need\b|other\b|different\b|better\b|worse\b|one\b)\w+/i,
  },
  {
    name: 'a sentence that begins with "Who" is a question',
    pattern: /(?:^|[.:;] |\/\*\* |\* |[|"`] ?)Who (?!calls, |calls:|is |may |has |loads )[a-z]+ [^?]*$/,
  },
  { name: '"surely" is "certainly"', pattern: /\bsurely\b/i },
  {
    name: '"mend", "heed", "anew" and "for want of" are not said of software',
    pattern: /\b(?:mend(?:s|ed|ing)?|heed(?:s|ed)?|(?<!-)anew|for want of)\b/i,
  },
  {
    name: 'a callback is "Called for" something, not "told of" it',
    pattern: /(?:\/\*\*|^ *\*|@param \w+ -) Is told\b/,
  },
];

test("there is much to read", () => {
  expect(paths.length).toBeGreaterThan(500);
});

test.each(rules)("$name", ({ pattern }) => {
  const found = paths.flatMap((path) =>
    readFileSync(join(root, path), "utf8")
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 160)}`] : [])),
  );
  expect(found).toEqual([]);
});

test("no file is a drawer", () => {
  const drawers = paths.filter((path) => /^(?:utils?|helpers?|common|manager|misc)\b/.test(basename(path)));
  expect(drawers).toEqual([]);
});
