/** A cause can be its own: no more of them are looked at. */
const maxCauses = 20;

/** A failure and its causes, outermost first. */
export function chainOf(failure: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let at = failure; at !== undefined && chain.length < maxCauses; at = memberOf(at, "cause")) chain.push(at);
  return chain;
}

/** A member of something that was thrown; undefined where it has none or does not let it be read. */
export function memberOf(thrown: unknown, name: string): unknown {
  try {
    return Reflect.get(Object(thrown), name);
  } catch {
    return undefined;
  }
}

/** The failures that one stands for, as an AggregateError of another realm does too; undefined where it is a single one. */
export function partsOf(failure: unknown): readonly unknown[] | undefined {
  const errors = memberOf(failure, "errors");
  return Array.isArray(errors) ? errors : undefined;
}
