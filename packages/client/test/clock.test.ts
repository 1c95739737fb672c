import { describe, expect, test } from "vitest";
import { waitFor } from "../src/clock.ts";
import { manualClock } from "./manual-clock.ts";

const late = new Error("late");
const timeout = () => late;
const nothing = () => undefined;

describe("waitFor", () => {
  test("gives what the work gives, and leaves neither a timer nor a listener behind", async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const reasons: unknown[] = [];
    const value = await waitFor<string>({ clock, limit: 10, timeout, signal: controller.signal }, (resolve) => {
      queueMicrotask(() => resolve("done"));
      return (reason) => reasons.push(reason);
    });
    await clock.advance(10);
    controller.abort("stop");
    expect(value).toBe("done");
    expect(reasons).toEqual([]);
  });

  test("ends at the limit, and tells the work why", async () => {
    const clock = manualClock();
    const reasons: unknown[] = [];
    const wait = waitFor({ clock, limit: 10, timeout, signal: undefined }, () => (reason) => reasons.push(reason));
    const failure = expect(wait).rejects.toBe(late);
    await clock.advance(10);
    await failure;
    expect(reasons).toEqual([late]);
  });

  test("ends at a clock that calls back at once, and begins nothing", async () => {
    let begun = 0;
    const setTimer = (_: number, callback: () => void) => {
      callback();
      return nothing;
    };
    const wait = waitFor({ clock: { ...manualClock(), setTimer }, limit: 10, timeout, signal: undefined }, () => {
      begun += 1;
      return undefined;
    });
    await expect(wait).rejects.toBe(late);
    expect(begun).toBe(0);
  });

  test("sets no timer without a limit", () => {
    const clock = manualClock();
    void waitFor({ clock, limit: Number.POSITIVE_INFINITY, timeout, signal: undefined }, nothing);
    expect(clock.waits).toEqual([]);
  });

  test("has one listener at a signal, however many wait, and none when they are done", async () => {
    const clock = manualClock();
    const { signal } = new AbortController();
    let listeners = 0;
    let calls = 0;
    const count = (name: "addEventListener" | "removeEventListener", change: number) => {
      const original = signal[name].bind(signal) as (...input: unknown[]) => void;
      Object.assign(signal, {
        [name](...input: unknown[]) {
          listeners += change;
          calls += 1;
          original(...input);
        },
      });
    };
    count("addEventListener", 1);
    count("removeEventListener", -1);
    const ends: (() => void)[] = [];
    const waits = Array.from({ length: 8000 }, () =>
      waitFor<void>({ clock, limit: 10, timeout, signal }, (resolve) => {
        ends.push(resolve);
        return undefined;
      }),
    );
    expect(listeners).toBe(1);
    for (const end of ends) end();
    await Promise.all(waits);
    expect(listeners).toBe(0);
    expect(calls).toBe(2);
  });

  test("begins nothing when the time is over or the caller has aborted", async () => {
    const clock = manualClock();
    const begin = (): never => {
      throw new Error("begun");
    };
    await expect(waitFor({ clock, limit: 0, timeout, signal: undefined }, begin)).rejects.toBe(late);
    const signal = AbortSignal.abort("stop");
    await expect(waitFor({ clock, limit: 5, timeout, signal }, begin)).rejects.toBe("stop");
  });

  test("ends with the reason of an abort, and drops what the work gives later", async () => {
    const clock = manualClock();
    const controller = new AbortController();
    let settle: (value: string) => void = () => {};
    const wait = waitFor<string>({ clock, limit: 10, timeout, signal: controller.signal }, (resolve) => {
      settle = resolve;
      return undefined;
    });
    controller.abort("stop");
    settle("too late");
    await expect(wait).rejects.toBe("stop");
  });

  test("ends by itself where what it begins throws, and leaves neither a timer nor a listener", async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const failure = new Error("not begun");
    const wait = waitFor({ clock, limit: 10, timeout, signal: controller.signal }, () => {
      throw failure;
    });
    await expect(wait).rejects.toBe(failure);
    controller.abort("too late");
    await clock.advance(20);
    await expect(wait).rejects.toBe(failure);
  });

  test("lets go of what it begins where that aborts it at once", async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const reasons: unknown[] = [];
    const wait = waitFor({ clock, limit: 10, timeout, signal: controller.signal }, () => {
      controller.abort("stop");
      return (reason) => reasons.push(reason);
    });
    await expect(wait).rejects.toBe("stop");
    expect(reasons).toEqual(["stop"]);
  });
});
