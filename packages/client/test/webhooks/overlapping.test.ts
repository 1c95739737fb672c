import { describe, expect, test } from "vitest";
import { createMemoryStore, type Store } from "../../src/index.ts";
import { callbackHabits, callbackWith, failingHabits } from "../callback-habits.ts";
import { manualClock } from "../manual-clock.ts";
import { jobServer } from "../runs/job-server.ts";
import { delivered, delivery, hook, until, whileTimePasses } from "./hook.ts";

/** An onRun that is held until it is let go. */
function held() {
  const calls: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const onRun = () => new Promise<void>((resolve, reject) => calls.push({ resolve, reject }));
  return { calls, onRun };
}

describe("a delivery of a run that is worked on", () => {
  test("is answered with 503 and Retry-After, and with 204 when the work came back", async () => {
    const { calls, onRun } = held();
    const { handler, sign, refused } = hook({ onRun });
    const address = await sign();
    const first = handler(delivery(address));
    await until(() => calls.length === 1);
    const second = await handler(delivery(address));
    expect([second.status, Number(second.headers.get("Retry-After"))]).toEqual([503, 5]);
    expect(refused).toMatchObject([{ status: 503, runID: "r" }]);
    calls[0]?.resolve();
    expect((await first).status).toBe(204);
    expect((await handler(delivery(address))).status).toBe(204);
    expect(calls).toHaveLength(1);
  });

  test("is taken again where the work fails: nobody was told that it was done", async () => {
    const { calls, onRun } = held();
    const { handler, sign } = hook({ onRun });
    const address = await sign();
    const first = handler(delivery(address));
    await until(() => calls.length === 1);
    expect((await handler(delivery(address))).status).toBe(503);
    calls[0]?.reject(new Error("the first time"));
    expect((await first).status).toBe(500);
    const third = handler(delivery(address));
    await until(() => calls.length === 2);
    calls[1]?.resolve();
    expect((await third).status).toBe(204);
  });

  test("of two hundred runs delivered twice at once, with every second onRun failing: none is acknowledged and untold", async () => {
    const told = new Set<string>();
    const acknowledged: string[] = [];
    let count = 0;
    const { handler, sign } = hook({
      onRun: ({ runID }) => {
        count += 1;
        if (count % 2 === 0) throw new Error("every second time");
        told.add(runID);
      },
    });
    const send = async (runID: string) => {
      const { status } = await handler(delivery(await sign(runID), { ...delivered, runID }));
      if (status === 204) acknowledged.push(runID);
    };
    for (let run = 0; run < 200; run++) await Promise.all([send(`run ${run}`), send(`run ${run}`)]);
    expect(acknowledged.filter((runID) => !told.has(runID))).toEqual([]);
    expect(told.size).toBeGreaterThan(90);
  });

  test("is not acknowledged from memory while what was told is still being written down", async () => {
    const clock = manualClock();
    const kept = createMemoryStore(clock);
    let write = () => {};
    const store: Store = {
      ...kept,
      set(key, milliseconds) {
        if (!key.startsWith("starfish-delivered:")) return kept.set(key, milliseconds);
        return new Promise<void>((resolve) => {
          write = () => {
            kept.set(key, milliseconds);
            resolve();
          };
        });
      },
    };
    const { handler, sign, told } = hook({ clock, store });
    const address = await sign();
    const first = handler(delivery(address));
    await until(() => told.length === 1);
    expect((await handler(delivery(address))).status).toBe(503);
    write();
    expect((await first).status).toBe(204);
    expect((await handler(delivery(address))).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test("is in work while the Results are asked, and by another process with the same store too", async () => {
    const { client, clock } = jobServer();
    const store = createMemoryStore(clock);
    const first = hook({ clock, store, confirmWith: client });
    const second = hook({ clock, store });
    const address = await first.sign();
    const answer = first.handler(delivery(address));
    const key = "starfish-working:r";
    await until(() => store.has(key) === true);
    const other = await whileTimePasses(clock, second.handler(delivery(address)));
    expect([other.status, second.told]).toEqual([503, []]);
    expect((await whileTimePasses(clock, answer)).status).toBe(503);
    expect(store.has(key)).toBe(false);
  });
});

describe("the lease of a delivery", () => {
  test("is renewed for as long as onRun works, and ends with a process that dies in it", async () => {
    const clock = manualClock();
    const store = createMemoryStore(clock);
    const { calls, onRun } = held();
    let isDead = false;
    const dying: Store = { ...store, set: (key, time) => (isDead ? new Promise(() => {}) : store.set(key, time)) };
    const first = hook({ clock, store: dying, onRun, answerTimeout: 1e9 });
    const second = hook({ clock, store });
    const address = await first.sign();
    void first.handler(delivery(address));
    await until(() => calls.length === 1);
    await clock.advance(300_000);
    expect((await second.handler(delivery(address))).status).toBe(503);
    isDead = true;
    await clock.advance(31_000);
    expect((await second.handler(delivery(address))).status).toBe(204);
    expect(second.told).toHaveLength(1);
  });

  test("that may have ended is said to onRun by its signal, and to onError", async () => {
    const clock = manualClock();
    const store = createMemoryStore(clock);
    let signal: AbortSignal | undefined;
    const { handler, sign, failures } = hook({
      clock,
      store: { ...store, set: () => Promise.reject(new Error("away")) },
      onRun: (_, context) => {
        signal = context.signal;
        return new Promise(() => {});
      },
    });
    void handler(delivery(await sign()));
    await until(() => signal !== undefined);
    await clock.advance(20_000);
    expect(signal?.aborted).toBe(false);
    await clock.advance(10_000);
    expect(signal?.aborted).toBe(true);
    expect(failures[0]).toMatchObject({ code: "store_failed" });
  });

  test("that may be another process's by now is left alone when the work ends", async () => {
    const clock = manualClock();
    const store = createMemoryStore(clock);
    const [first, second, third] = [held(), held(), held()];
    const cutOff: Store = { ...store, set: () => Promise.reject(new Error("away")) };
    const a = hook({ clock, store: cutOff, onRun: first.onRun });
    const b = hook({ clock, store, onRun: second.onRun });
    const c = hook({ clock, store, onRun: third.onRun });
    const address = await a.sign();
    const failing = a.handler(delivery(address));
    await until(() => first.calls.length === 1);
    await clock.advance(31_000);
    const working = b.handler(delivery(address));
    await until(() => second.calls.length === 1);
    first.calls[0]?.reject(new Error("too late"));
    await failing;
    expect((await c.handler(delivery(address))).status).toBe(503);
    second.calls[0]?.resolve();
    expect((await working).status).toBe(204);
    expect(third.calls).toEqual([]);
  });

  test("keeps other processes away while the lasting key cannot be written, until it is", async () => {
    const clock = manualClock();
    const store = createMemoryStore(clock);
    let isAway = true;
    const broken: Store = {
      ...store,
      set: (key, time) =>
        isAway && key.includes("delivered") ? Promise.reject(new Error("away")) : store.set(key, time),
    };
    const first = hook({ clock, store: broken });
    const second = hook({ clock, store });
    const address = await first.sign();
    expect((await first.handler(delivery(address))).status).toBe(204);
    expect(first.failures).toMatchObject([{ code: "store_failed" }]);
    expect((await first.handler(delivery(address))).status).toBe(204);
    expect((await second.handler(delivery(address))).status).toBe(503);
    isAway = false;
    await clock.advance(6000);
    expect((await second.handler(delivery(address))).status).toBe(204);
    expect([first.told.length, second.told.length]).toEqual([1, 0]);
    await clock.advance(300_000);
    expect((await second.handler(delivery(address))).status).toBe(204);
  });
});

describe("a sender does not wait for ever", () => {
  test("for onRun: it is answered with 503, the work goes on, and the next delivery learns how it ended", async () => {
    const { calls, onRun } = held();
    const { handler, sign, clock } = hook({ onRun, answerTimeout: 20_000 });
    const address = await sign();
    const first = handler(delivery(address));
    await until(() => calls.length === 1);
    await clock.advance(20_000);
    expect((await first).status).toBe(503);
    calls[0]?.resolve();
    await clock.advance(0);
    expect((await handler(delivery(address))).status).toBe(204);
    expect(calls).toHaveLength(1);
  });

  test("and a failure after that is told to onError", async () => {
    const { calls, onRun } = held();
    const { handler, sign, clock, failures } = hook({ onRun, answerTimeout: 20_000 });
    const first = handler(delivery(await sign()));
    await until(() => calls.length === 1);
    await clock.advance(20_000);
    await first;
    calls[0]?.reject(new Error("too late"));
    await clock.advance(0);
    expect(failures).toMatchObject([{ message: "too late" }]);
  });

  test.each(["add", "has"] as const)("for a store whose %s hangs, throws, rejects or answers oddly", async (name) => {
    for (const [habit, callback] of Object.entries(callbackHabits)) {
      const clock = manualClock();
      const store = { ...createMemoryStore(clock), [name]: callback } as Store;
      const { handler, sign, told, failures } = hook({ clock, store });
      const answer = await whileTimePasses(clock, handler(delivery(await sign())));
      expect([habit, answer.status, told.length]).toEqual([habit, 503, 0]);
      expect(failures).toMatchObject([{ code: "store_failed" }]);
      expect(clock.now()).toBeLessThan(20_000);
    }
  });

  test.each(["set", "delete"] as const)(
    "for a store whose %s fails after the run was told: told is told",
    async (name) => {
      for (const callback of Object.values(callbackHabits)) {
        const clock = manualClock();
        const store = { ...createMemoryStore(clock), [name]: callback } as Store;
        const { handler, sign, told } = hook({ clock, store });
        const address = await sign();
        for (let count = 0; count < 2; count++) {
          expect((await whileTimePasses(clock, handler(delivery(address)))).status).toBe(204);
        }
        expect(told).toHaveLength(1);
      }
    },
  );

  test("for a confirmation that ignores its deadline", async () => {
    const { handler, sign, clock, told } = hook({ confirmWith: { resumeRun: () => new Promise(() => {}) } });
    expect((await whileTimePasses(clock, handler(delivery(await sign())))).status).toBe(503);
    expect(told).toEqual([]);
  });
});

test.each(Object.keys(callbackHabits))(
  "onRun, onRefused and onError that %s leave every request answered",
  async (habit) => {
    const [onRun, onRefused, onError] = [callbackWith(habit), callbackWith(habit), callbackWith(habit)];
    const { handler, sign, clock } = hook({ onRun, onRefused, onError });
    const address = await sign();
    const answer = await whileTimePasses(clock, handler(delivery(address)));
    const expected = habit === "hangs" ? 503 : failingHabits.includes(habit) ? 500 : 204;
    expect([answer.status, onRun.calls.length]).toEqual([expected, 1]);
    expect((await handler(delivery(`${address}x`))).status).toBe(401);
    expect(onRefused.calls.length).toBeGreaterThan(0);
    expect(onError.calls.length).toBe(expected === 500 ? 1 : 0);
  },
);

describe("confirmWith", () => {
  const odd = {
    throws: () => {
      throw new Error("at once");
    },
    "gives nothing": () => undefined,
    "gives no rows": async () => null,
    "gives a number": async () => 5,
    "rejects with nothing": () => Promise.reject(undefined),
  };
  test.each(Object.entries(odd))(
    "whose resumeRun %s confirms nothing, and ends nothing later",
    async (_, resumeRun) => {
      const { clock, handler, sign, told, failures } = hook({ confirmWith: { resumeRun: resumeRun as never } });
      expect((await handler(delivery(await sign()))).status).toBe(500);
      await clock.advance(60_000);
      expect([told.length, failures.length]).toEqual([0, 1]);
    },
  );
});
