import { exitCodes, meanings, type Outcome } from "../exit-code.ts";
import { commandSpecs } from "./commands.ts";
import type { CommandSpec, Option } from "./option.ts";

const width = 80;

/** Words in lines of at most 80 characters, from a column on. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => " ".repeat(indent) + each);
}

/** Rows of two columns; what is too long for the first stands above the second. */
function columns(rows: readonly (readonly [string, string])[], indent: number): string[] {
  return rows.flatMap(([left, right]) => {
    const [first = "", ...rest] = wrap(right, indent);
    const head = `  ${left}`;
    if (head.length + 2 > indent) return [head, first, ...rest];
    return [head.padEnd(indent) + first.trimStart(), ...rest];
  });
}

const signature = ({ name, value }: Option) => (value === undefined ? `--${name}` : `--${name} ${value}`);

/** What `starfish --help` prints. */
export function generalHelp(): string {
  const exits = Object.entries(exitCodes) as [Outcome, number][];
  return [
    "Usage: starfish COMMAND [options]",
    "",
    "Runs StarfishETL jobs, waits for their end and tells how they ended.",
    "",
    ...columns(
      commandSpecs.map(({ name, operands, summary }) => [[name, ...operands].join(" "), summary]),
      22,
    ),
    "",
    "starfish COMMAND --help explains a command, starfish --version tells the version.",
    "",
    "Credentials and server, from the environment or a file that --env names:",
    ...columns(
      [
        ["STARFISH_TOKEN", "a token, or else"],
        ["STARFISH_USERNAME", "a user's name, and"],
        ["STARFISH_PASSWORD", "the password; a terminal asks for what is missing"],
        ["STARFISH_BASE_URL", "where the API is; by default the vendor's server"],
        ["HTTPS_PROXY, NO_PROXY", "a proxy to go through"],
      ],
      26,
    ),
    "",
    "Exit codes:",
    ...exits.map(([outcome, code]) => `  ${code}  ${meanings[outcome]}`),
  ].join("\n");
}

/** What `starfish COMMAND --help` prints. */
export function helpOf(spec: CommandSpec): string {
  const paragraphs = spec.text.flatMap((text) => ["", ...wrap(text, 0)]);
  return [
    ["Usage: starfish", spec.name, ...spec.operands, "[options]"].join(" "),
    "",
    `${spec.summary[0]?.toUpperCase()}${spec.summary.slice(1)}.`,
    ...paragraphs,
    "",
    ...columns(
      spec.options.map((option) => [signature(option), option.help]),
      26,
    ),
    "",
    ...spec.examples.map((example) => `  ${example}`),
  ].join("\n");
}
