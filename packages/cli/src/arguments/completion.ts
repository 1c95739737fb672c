import { UsageError } from "../errors.ts";
import { commandSpecs } from "./commands.ts";
import type { CommandSpec, Option } from "./option.ts";

const writers: Readonly<Record<string, () => string>> = { bash, zsh, fish };

/** A script that completes commands, options and their values in a shell. Throws UsageError. */
export function completionFor(shell: string): string {
  const write = Object.hasOwn(writers, shell) ? writers[shell] : undefined;
  if (write === undefined)
    throw new UsageError(`completion: expected bash, zsh or fish, found ${JSON.stringify(shell)}`);
  return write();
}

const firstWords = [...new Set(commandSpecs.map(({ name }) => name.split(" ")[0] ?? ""))];
const summaryOf = (word: string) => commandSpecs.find(({ name }) => name.split(" ")[0] === word)?.summary ?? "";
const flags = ({ options }: CommandSpec) => options.map(({ name }) => `--${name}`);
const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function groupWords(): string[] {
  return commandSpecs.filter(({ name }) => name.includes(" ")).map(({ name }) => name);
}

function bash(): string {
  const options = new Map(commandSpecs.flatMap((spec) => spec.options.map((option) => [option.name, option])));
  const values = [...options.values()].flatMap((option) => bashValue(option));
  return `# starfish: completion for bash
_starfish() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quote([...firstWords, "--help", "--version"].join(" "))} -- "$current"))
    return
  fi
  case $previous in
${values.join("\n")}
  esac
  case \${COMP_WORDS[1]} in
${firstWords.map((word) => bashCommand(word)).join("\n")}
  esac
}
complete -F _starfish starfish`;
}

function bashValue({ name, value, choices, isFile }: Option): string[] {
  if (value === undefined) return [];
  if (choices !== undefined) {
    return [`    --${name}) COMPREPLY=($(compgen -W ${quote(choices.join(" "))} -- "$current")); return ;;`];
  }
  return [`    --${name}) ${isFile ? 'COMPREPLY=($(compgen -f -- "$current"))' : "COMPREPLY=()"}; return ;;`];
}

function bashCommand(word: string): string {
  const specs = commandSpecs.filter(({ name }) => name.split(" ")[0] === word);
  const words = [
    ...specs.flatMap(({ name }) => name.split(" ").slice(1)),
    ...(word === "completion" ? Object.keys(writers) : []),
    ...specs.flatMap(flags),
  ];
  return `    ${word}) COMPREPLY=($(compgen -W ${quote(words.join(" "))} -- "$current")) ;;`;
}

function zsh(): string {
  const plain = (text: string) => text.replaceAll(/[[\]:]/g, (found) => `\\${found}`);
  const action = ({ choices, isFile }: Option) => (choices ? `(${choices.join(" ")})` : isFile ? "_files" : " ");
  const argument = (option: Option) =>
    quote(
      `--${option.name}[${plain(option.help)}]${option.value === undefined ? "" : `:${option.value}:${action(option)}`}`,
    );
  const cases = firstWords.map((word) => {
    const specs = commandSpecs.filter(({ name }) => name.split(" ")[0] === word);
    const group = groupWords()
      .filter((name) => name.startsWith(`${word} `))
      .map((name) => name.split(" ")[1]);
    const operand =
      word === "completion"
        ? [quote(`1:SHELL:(${Object.keys(writers).join(" ")})`)]
        : group.map((name) => quote(`1:command:(${name})`));
    const lines = [...operand, ...specs.flatMap(({ options }) => options.map(argument))];
    return `    ${word}) _arguments \\\n      ${lines.join(" \\\n      ")} ;;`;
  });
  return `#compdef starfish
# starfish: completion for zsh
_starfish() {
  if (( CURRENT == 2 )); then
    local -a commands=(${firstWords.map((word) => quote(`${word}:${plain(summaryOf(word))}`)).join(" ")})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
compdef _starfish starfish`;
}

function fish(): string {
  const commands = firstWords.map(
    (word) => `complete -c starfish -n __fish_use_subcommand -a ${word} -d ${quote(summaryOf(word))}`,
  );
  const options = commandSpecs.flatMap((spec) => {
    const condition = quote(`__fish_seen_subcommand_from ${spec.name.split(" ")[0]}`);
    const start = `complete -c starfish -n ${condition}`;
    const second = spec.name.split(" ")[1];
    return [
      ...(second === undefined ? [] : [`${start} -a ${second} -d ${quote(spec.summary)}`]),
      ...(spec.name === "completion" ? [`${start} -a ${quote(Object.keys(writers).join(" "))}`] : []),
      ...spec.options.map(({ name, value, help, choices, isFile }) =>
        [
          `${start} -l ${name} -d ${quote(help)}`,
          ...(value === undefined ? [] : [isFile ? "-rF" : "-r"]),
          ...(choices === undefined ? [] : [`-a ${quote(choices.join(" "))}`]),
        ].join(" "),
      ),
    ];
  });
  return ["# starfish: completion for fish", "complete -c starfish -f", ...commands, ...options].join("\n");
}
