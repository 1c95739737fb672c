/**
 * Counts the hand-written lines of each room, its tests apart: `pnpm lines [COMMIT…]`, those of the working tree and of other
 * commits. Prose, JSON and captured data do not count, nor does what `.gitattributes` calls generated, beside which
 * `pnpm generate` writes nothing (`first-change.acceptance.test.ts`).
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const uncounted = /\.(?:md|json)$|\/wire-corpus\/|(?:^|\/)LICENSE$/;
const commits = process.argv.slice(2);
const counts = [undefined, ...commits].map(countLines);
const rooms = [...new Set(counts.flatMap((each) => [...each.keys()]))].toSorted();
const total = (sums: ReadonlyMap<string, number>): number => [...sums.values()].reduce((sum, lines) => sum + lines, 0);
const row = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(" | ")} |`);

row(["lines by hand", "now", ...commits]);
row(["---", ...counts.map(() => "---:")]);
for (const room of rooms) row([room, ...counts.map((sums) => sums.get(room) ?? 0)]);
row(["**all**", ...counts.map(total)]);

function countLines(commit?: string): ReadonlyMap<string, number> {
  const listed = git(["grep", "-I", "-z", "--count", "-e", "", ...(commit === undefined ? [] : [commit])]);
  const files = listed
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(commit === undefined ? 0 : `${commit}:`.length).split("\0"))
    .map(([path = "", lines]) => ({ path, lines: Number(lines) }))
    .filter(({ path }) => !uncounted.test(path));
  const generated = findGenerated(files.map(({ path }) => path));
  const sums = new Map<string, number>();
  for (const { path, lines } of files.filter((file) => !generated.has(file.path))) {
    sums.set(roomOf(path), (sums.get(roomOf(path)) ?? 0) + lines);
  }
  return sums;
}

function findGenerated(paths: readonly string[]): ReadonlySet<string> {
  const told = git(["check-attr", "-z", "--stdin", "linguist-generated"], paths.join("\0")).split("\0");
  return new Set(paths.filter((_, index) => told[3 * index + 2] === "true"));
}

/** The folder that stands in the table of ARCHITECTURE.md, and whether it is a test there. */
function roomOf(path: string): string {
  const [, room = "files at the root", rest = ""] = /^(packages\/[^/]+|[^/]+)\/(.*)$/.exec(path) ?? [];
  return rest.startsWith("test/") ? `${room}, tests` : room;
}

function git(args: readonly string[], input?: string): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", input, maxBuffer: 2 ** 26 });
}
