import type { Model } from "./contract.ts";

/** The only text that the framework shows for an exception to callers from outside. */
export const hiddenError = "An error has occurred.";

/**
 * What is wrong with a request, by key. Keys are compared without regard to case and keep the spelling of their first
 * use; observed in the order of JSON's answers.
 */
export class ModelState {
  readonly #entries = new Map<string, { readonly key: string; readonly messages: string[] }>();

  /** Adds a message under the parameter's name, joined with the path of a member. */
  add(path: string, message: string): void {
    const key = joinKey(parameterName, path);
    const folded = key.toLowerCase();
    const entry = this.#entries.get(folded);
    if (entry === undefined) {
      this.#entries.set(folded, { key, messages: [message] });
    } else {
      entry.messages.push(message);
    }
  }

  get isValid(): boolean {
    return this.#entries.size === 0;
  }

  toRecord(): Record<string, string[]> {
    return Object.fromEntries([...this.#entries.values()].map(({ key, messages }) => [key, messages]));
  }
}

/** What a request's body became: `null` is not a model at all. */
export interface Binding {
  readonly model: Model | null;
  readonly state: ModelState;
}

/** The action's parameter; the vendor's real name is unknown, the captured server had this one. */
const parameterName = "request";

function joinKey(prefix: string, path: string): string {
  if (path === "") {
    return prefix;
  }
  return path.startsWith("[") ? `${prefix}${path}` : `${prefix}.${path}`;
}
