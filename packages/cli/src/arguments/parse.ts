import { parseArgs } from "node:util";
import { closestOf, suggest } from "../closest-name.ts";
import { UsageError } from "../errors.ts";
import { printable } from "../printable.ts";
import { commandSpecs } from "./commands.ts";
import type { CommandSpec } from "./option.ts";
import { requestOptions } from "./options.ts";

/** The options that were given, by their names. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

export type CommandLine =
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly spec: CommandSpec | undefined }
  | {
      readonly kind: "command";
      readonly spec: CommandSpec;
      readonly values: Values;
      readonly operands: readonly string[];
    };

/** Understands a command line. Throws UsageError, which shows no value that may be a secret. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  refuseSecrets(args);
  const [first = "", second] = args;
  if (first === "--version") return { kind: "version" };
  if (first === "--help" || first === "-h") return { kind: "help", spec: undefined };
  if (first === "help") return { kind: "help", spec: args.length > 1 ? specOf(args.slice(1).join(" ")) : undefined };
  if (first === "") throw new UsageError("Which command? See starfish --help.");
  if (first.startsWith("-")) throw new UsageError(`Give the command before ${nameOf(first)}. See starfish --help.`);
  const isGroup = commandSpecs.some(({ name }) => name.startsWith(`${first} `));
  const spec = isGroup && !isHelp(second) ? specOf(`${first} ${second ?? ""}`.trim()) : undefined;
  if (isGroup && spec === undefined) return { kind: "help", spec: undefined };
  return parseCommand(spec ?? specOf(first), args.slice(spec === undefined ? 1 : 2));
}

const isHelp = (word: string | undefined) => word === "--help" || word === "-h";

function specOf(name: string): CommandSpec {
  const spec = commandSpecs.find((candidate) => candidate.name === name);
  if (spec !== undefined) return spec;
  const names = commandSpecs.map((candidate) => candidate.name);
  const longer = names.find((candidate) => candidate.startsWith(`${name} `));
  const near = longer === undefined ? suggest(name, names) : ` Did you mean ${longer}?`;
  throw new UsageError(`There is no command ${JSON.stringify(printable(name))}.${near} See starfish --help.`);
}

function parseCommand(spec: CommandSpec, args: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    spec.options.map(({ name, value }) => [name, { type: value === undefined ? "boolean" : "string" } as const]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    const help = { help: { type: "boolean", short: "h" } } as const;
    parsed = parseArgs({ args: [...args], options: { ...options, ...help }, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(mistakeIn(spec, args, error));
  }
  if (parsed.values["help"] === true) return { kind: "help", spec };
  const given = parsed.tokens?.flatMap((token) => (token.kind === "option" ? [token.name] : [])) ?? [];
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`--${twice} is given twice.`);
  const empty = spec.options.find(({ name }) => parsed.values[name] === "" && !isRequestOption(name));
  if (empty !== undefined) throw new UsageError(`--${empty.name} needs a value, and is given none.`);
  checkChoices(spec, parsed.values as Values);
  checkOperands(spec, parsed.positionals);
  return { kind: "command", spec, values: parsed.values as Values, operands: parsed.positionals };
}

/** The members of a request may be empty, where the description lets them. */
const isRequestOption = (name: string): boolean => requestOptions.some((option) => option.name === name);

function checkChoices(spec: CommandSpec, values: Values): void {
  for (const { name, choices } of spec.options) {
    const value = values[name];
    if (choices === undefined || typeof value !== "string" || choices.includes(value)) continue;
    throw new UsageError(`--${name}: expected one of ${choices.join(", ")}.${suggest(value, choices)}`);
  }
}

function checkOperands({ name, operands }: CommandSpec, given: readonly string[]): void {
  const missing = operands[given.length];
  if (missing !== undefined) throw new UsageError(`starfish ${name} needs a ${missing}. See starfish ${name} --help.`);
  const extra = given[operands.length];
  if (extra === undefined) return;
  const found = JSON.stringify(printable(extra.slice(0, 60)));
  throw new UsageError(`starfish ${name} does not know what to do with ${found}. See starfish ${name} --help.`);
}

/** What an argument is called, without its value. */
const nameOf = (argument: string): string => printable(argument.split("=", 1)[0] ?? "").slice(0, 60);

/** Node.js says of an unknown option how to give it as a positional argument, which helps nobody. */
function mistakeIn(spec: CommandSpec, args: readonly string[], error: unknown): string {
  const names = spec.options.map(({ name }) => `--${name}`);
  const see = `See starfish ${spec.name} --help.`;
  const { code, message } = error as { code?: string; message: string };
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const known = [...names, "-h"];
    const unknown = args.map(nameOf).find((arg) => /^-./.test(arg) && !known.includes(arg)) ?? "";
    return `starfish ${spec.name} has no option ${unknown}.${suggest(unknown, names)} ${see}`;
  }
  const [option = "An option"] = /--[\w-]+/.exec(message) ?? [];
  const hasValue = spec.options.find(({ name }) => `--${name}` === option)?.value;
  if (hasValue === undefined) return `${option} takes no value. ${see}`;
  return `${option} needs a value; one that begins with a dash is written ${option}=VALUE. ${see}`;
}

const secretNames = ["password", "token", "secret", "access-token", "api-key", "client-secret", "webhook-secret"];
const variables: Readonly<Record<string, string>> = {
  password: "STARFISH_PASSWORD",
  secret: "STARFISH_WEBHOOK_SECRET",
  "webhook-secret": "STARFISH_WEBHOOK_SECRET",
};

/** Whoever may list the processes of a machine reads their arguments, and shells write them down. */
function refuseSecrets(args: readonly string[]): void {
  const end = args.indexOf("--");
  for (const argument of end === -1 ? args : args.slice(0, end)) {
    const name = nameOf(argument).replace(/^--?/, "").toLowerCase();
    if (!argument.startsWith("-")) continue;
    const meant = secretNames.includes(name) || closestOf(name, secretNames.slice(0, 1)) !== undefined;
    if (!meant) continue;
    const variable = variables[name] ?? (secretNames.includes(name) ? "STARFISH_TOKEN" : "STARFISH_PASSWORD");
    throw new UsageError(
      `${nameOf(argument)} is not an option, for others on the machine can see arguments, and shells remember them. ` +
        `Set ${variable} in the environment or in a file for --env, or let starfish ask.`,
    );
  }
}

/** The text of an option; undefined where it was not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The whole number of an option. Throws UsageError. */
export function numberOf(values: Values, name: string, { min, max, standard }: NumberRange): number {
  const text = textOf(values, name);
  if (text === undefined) return standard;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name}: expected a whole number from ${min} to ${max}, found ${JSON.stringify(text)}`);
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly standard: number;
}
