import type { Type } from "../table.ts";

/** A type in a context. */
interface Checked {
  readonly check: () => void;
  /** What refers to it, and is wrong if it is. */
  readonly users: Set<Checked>;
  wrong?: { readonly error: unknown };
}

/** Checks types one after another, each once in each context, however they refer to one another. */
export class CheckedTypes {
  readonly #known: Map<Type, Map<string, Checked>> = new Map();
  readonly #queue: Checked[] = [];
  #current: Checked | undefined;

  /** Checks a root and all that it consists of. Throws what a check of them throws. */
  root(check: () => void): void {
    const root: Checked = { check, users: new Set() };
    this.#queue.push(root);
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) this.#run(next);
    if (root.wrong !== undefined) throw root.wrong.error;
  }

  /** Has a type checked to which the one refers that is being checked. */
  refer(type: Type, context: string, check: () => void): void {
    const contexts = this.#known.get(type) ?? new Map<string, Checked>();
    this.#known.set(type, contexts);
    let target = contexts.get(context);
    if (target === undefined) {
      target = { check, users: new Set() };
      contexts.set(context, target);
      this.#queue.push(target);
    }
    if (this.#current === undefined) return;
    target.users.add(this.#current);
    if (target.wrong !== undefined) blame(this.#current, target.wrong);
  }

  #run(checked: Checked): void {
    this.#current = checked;
    try {
      checked.check();
    } catch (error) {
      blame(checked, { error });
    }
    this.#current = undefined;
  }
}

/** Lets a type be wrong, and all that refer to it. */
function blame(checked: Checked, wrong: NonNullable<Checked["wrong"]>): void {
  const left = [checked];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.wrong !== undefined) continue;
    next.wrong = wrong;
    left.push(...next.users);
  }
}
