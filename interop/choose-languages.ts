/** Languages of one command, by their ids. */
export interface Choice {
  readonly only: readonly string[];
  /** Those of which a missing toolchain is a failure. */
  readonly required: readonly string[];
  /** What the options name, and the command does not have. */
  readonly unknown: readonly string[];
}

/**
 * Reads `--only` and `--require`. STARFISH_INTEROP_REQUIRE stands for a `--require` that is not given; it is one variable for
 * every command, so that it may name languages that this one does not have.
 */
export function chooseLanguages(
  known: readonly string[],
  options: { readonly only?: string; readonly require?: string },
  { STARFISH_INTEROP_REQUIRE: everywhere = "" }: NodeJS.ProcessEnv = process.env,
): Choice {
  const only = options.only === undefined ? known : listOf(options.only);
  const required = listOf(options.require ?? everywhere);
  return {
    only,
    required: required.includes("all") ? known : required.filter((id) => known.includes(id)),
    unknown: [...only, ...listOf(options.require ?? "")].filter((id) => id !== "all" && !known.includes(id)),
  };
}

const listOf = (text: string): readonly string[] => text.split(",").filter((item) => item !== "");
