import { describe, expect, test } from "vitest";
import { createRedisStore } from "../../src/stores/redis.ts";

/** What a Redis is told, word by word; `server.redis.test.ts` tries the same store on a real one. */
const expected = [
  ["SET", "run", "1", "PX", "1500", "NX"],
  ["SET", "run", "1", "PX", "1"],
  ["EXISTS", "run"],
  ["DEL", "run"],
];

describe("a store in Redis", () => {
  test.each(["call", "sendCommand"] as const)("is told by %s", async (name) => {
    const told: string[][] = [];
    const answers = ["OK", "OK", 1, 1];
    const tell = async (words: string[]) => {
      told.push(words);
      return answers.shift();
    };
    const store = createRedisStore(
      name === "call" ? { call: (...words: string[]) => tell(words) } : { sendCommand: tell },
    );
    expect(await store.add("run", 1499.5)).toBe(true);
    await store.set("run", 0);
    expect(await store.has("run")).toBe(true);
    await store.delete("run");
    expect(told).toEqual(expected);
  });

  test("adds nothing where the key is there", async () => {
    expect(await createRedisStore({ call: async () => null }).add("run", 1000)).toBe(false);
  });
});
