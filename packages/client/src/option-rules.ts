import { InvalidOptionError } from "./errors.ts";
import { answerMediaTypes, requestMediaTypes } from "./transport/media.ts";

/** What an option's value must be, and how to say so; undefined is always allowed. */
interface Rule {
  readonly asks: string;
  readonly isMet: (value: unknown) => boolean;
  /** The value is not shown: it may be a secret in the wrong place. */
  readonly isSecret?: boolean;
}

/** The rule of each option that there is; undefined where the option is looked at elsewhere. */
export type Rules<Options> = Readonly<Record<keyof Options, Rule | undefined>>;

export const aFunction: Rule = { asks: "a function", isMet: (value) => typeof value === "function", isSecret: true };
export const credentials: Rule = {
  asks: "{ username, password }, { token } or a function",
  isMet(value) {
    const isText = (name: string) => typeof Reflect.get(Object(value), name) === "string";
    return aFunction.isMet(value) || isText("token") || (isText("username") && isText("password"));
  },
  isSecret: true,
};

const oneOf = (values: readonly unknown[]): Rule => ({
  asks: `one of ${values.join(", ")}`,
  isMet: (value) => values.includes(value),
});
export const requestMediaType: Rule = oneOf(requestMediaTypes);
export const answerMediaType: Rule = oneOf(answerMediaTypes);

const aNumber = (asks: string, isMet: (value: number) => boolean): Rule => ({
  asks,
  isMet: (value) => typeof value === "number" && isMet(value),
});
const timeout = aNumber("a number of milliseconds above 0", (value) => value > 0);
export const delay: Rule = aNumber("a number of milliseconds from 0", (value) => value >= 0);

export const limitRules: Readonly<Record<"attemptTimeout" | "totalTimeout" | "maxRetries", Rule>> = {
  attemptTimeout: timeout,
  totalTimeout: timeout,
  maxRetries: aNumber("a whole number from 0", (value) => Number.isInteger(value) && value >= 0),
};

/** Throws InvalidOptionError for what a misspelt name or a wrong type would silently turn into a default. */
export function checkOptions<Options extends object>(options: Options, rules: Rules<Options>, of: string): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) {
      throw new InvalidOptionError(`${name}: not an option of ${of}, which knows ${Object.keys(rules).join(", ")}`);
    }
    const rule = rules[name as keyof Options];
    if (rule === undefined || value === undefined || rule.isMet(value)) continue;
    throw new InvalidOptionError(`${name}: ${rule.asks} is needed${rule.isSecret ? "" : `, not ${describe(value)}`}`);
  }
}

/** Texts and numbers as they are, anything else by its type. */
function describe(value: unknown): string {
  return /string|number/.test(typeof value) ? String(JSON.stringify(value)) : typeof value;
}
