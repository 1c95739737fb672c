import { readFileSync, writeFileSync } from "node:fs";
import type { Language, MediaType } from "./language.ts";
import type { LanguageResult } from "./try-language.ts";

/** What became of a language, for a terminal. */
export function tell(result: LanguageResult): string {
  const { name, generator } = result.language;
  switch (result.kind) {
    case "missing": {
      const tools = result.tools.map(({ command, install }) => `${command} (${install})`);
      return `– ${name}: not tried, because this is missing or does not run: ${tools.join(", ")}`;
    }
    case "unbuilt":
      return `✗ ${name}: the client of ${generator} could not be built\n    ${result.reason}`;
    case "tried":
      return result.trials
        .map(({ mediaType, exchanges, problems }) => {
          const mark = problems.length === 0 ? "✓" : "✗";
          const built = `built in ${result.buildSeconds.toFixed(1)} s`;
          const line = `${mark} ${name}, ${generator}, ${mediaType}: ${exchanges} exchanges, ${built}`;
          return [line, ...problems.map((problem) => `    ${problem}`)].join("\n");
        })
        .join("\n");
  }
}

/** The table of the README: what was found out, and each generator's limits. */
export function resultsTable(results: readonly LanguageResult[]): string {
  const rows = results.map((result) => [
    result.language.name,
    result.language.generator,
    Object.values(result.language.descriptions)
      .map((file) => `\`${file}\``)
      .join(", "),
    outcome(result, "application/json"),
    outcome(result, "application/xml"),
    ...secondsOf(result),
  ]);
  const heading = ["language", "generator", "description", "JSON", "XML", "seconds cold", "warm"];
  const head = `| ${heading.join(" | ")} |\n|${" --- |".repeat(5)}${" ---: |".repeat(2)}`;
  const table = [head, ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
  return [table, ...results.map(({ language }) => limitsOf(language))].join("\n\n");
}

function outcome(result: LanguageResult, mediaType: MediaType): string {
  if (result.kind !== "tried") return result.kind === "missing" ? "not tried" : "**not built**";
  const trial = result.trials.find((each) => each.mediaType === mediaType);
  if (trial === undefined) return "–";
  return trial.problems.length === 0 ? "ok" : `**${trial.problems.length} problems**`;
}

function secondsOf(result: LanguageResult): [cold: string, warm: string] {
  if (result.kind !== "tried") return ["–", "–"];
  return [result.buildSeconds.toFixed(0), result.warmSeconds?.toFixed(0) ?? "–"];
}

function limitsOf({ name, limits }: Language): string {
  return [`**${name}**`, "", ...limits.map(({ limit, remedy }) => `- ${limit} ${remedy}`)].join("\n");
}

/** Replaces what stands between the markers of that name in the file. */
export function writeBetweenMarkers(file: URL, marker: string, text: string): void {
  const old = readFileSync(file, "utf8");
  const [start, end] = [`<!-- ${marker} -->`, `<!-- end of ${marker} -->`];
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from === -1 || to < from) throw new RangeError(`${file.pathname} has no place marked ${marker}`);
  writeFileSync(file, `${old.slice(0, from + start.length)}\n${text}\n${old.slice(to)}`);
}
