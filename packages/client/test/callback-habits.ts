/** Everything that a user's callback may do instead of what is hoped for, by name. */
export const callbackHabits: Readonly<Record<string, () => unknown>> = {
  throws() {
    throw new Error("the callback is broken");
  },
  "throws what is not an error"() {
    throw undefined;
  },
  rejects: () => Promise.reject(new Error("the callback is broken")),
  hangs: () => new Promise(() => {}),
  "gives a thenable that throws": () =>
    thenable(() => {
      throw new Error("the callback is broken");
    }),
  "gives a thenable that rejects": () =>
    thenable(() => (_: unknown, reject: (error: Error) => void) => reject(new Error())),
  "gives a symbol": () => Symbol("odd"),
  "gives a revoked proxy"() {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
};

function thenable(get: () => unknown): object {
  // biome-ignore lint/suspicious/noThenProperty: a thenable on purpose
  return Object.defineProperty({}, "then", { get });
}

/** Those that are failures, and have to be reported. */
export const failingHabits: readonly string[] = Object.keys(callbackHabits).filter(
  (name) => !/hangs|symbol/.test(name),
);

/** A callback with a habit, that keeps what it was called with. */
export function callbackWith(habit: string): { (...input: readonly unknown[]): unknown; readonly calls: unknown[] } {
  const calls: unknown[] = [];
  const callback = (...input: readonly unknown[]) => {
    calls.push(input[0]);
    return callbackHabits[habit]?.();
  };
  return Object.assign(callback, { calls });
}
