/** Text, comments, imports and the sentences of a check are not code that decides. */
const passive =
  /(?<=[=(,:[!&|?]\s*|return\s|^\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\/[a-z]*|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/.*$|^import .*$/gm;

/** What stands in the code, and what takes its place. */
const operators = [
  [/===/g, "!=="],
  [/!==/g, "==="],
  [/&&/g, "||"],
  [/\|\|/g, "&&"],
  [/\?\?/g, "&&"],
  [/<=/g, "<"],
  [/>=/g, ">"],
  [/(?<=[\w)] )<(?= \w)/g, "<="],
  [/(?<=[\w)] )>(?= \w)/g, ">="],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/(?<![\w!])!(?=[\w(])/g, ""],
  [/\??\.(?:toLowerCase|toUpperCase|trim)\(\)/g, ""],
  [/\.some\(/g, ".every("],
  [/\.every\(/g, ".some("],
  [/\.startsWith\(/g, ".endsWith("],
  [/(?<![\w.])\d+(?![\w.])/g, (number) => String(Number(number) + 1)],
  [/(?<=\bif \()/g, "true || "],
  [/(?<=\bif \()/g, "false && "],
];

/**
 * Every way to change one place of a source file.
 *
 * @param {string} source
 * @returns {{ line: number, change: string, text: string }[]}
 */
export function mutantsOf(source) {
  const code = source.replaceAll(passive, (text) => " ".repeat(text.length));
  return operators.flatMap(([pattern, replacement]) =>
    [...code.matchAll(pattern)].map((match) => {
      const [found] = match;
      const put = typeof replacement === "string" ? replacement : replacement(found);
      return {
        line: source.slice(0, match.index).split("\n").length,
        change: `${found || "the condition"} → ${put || "nothing"}`,
        text: source.slice(0, match.index) + put + source.slice(match.index + found.length),
      };
    }),
  );
}
