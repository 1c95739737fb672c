import { describe, expect, test } from "vitest";
import { storeKey } from "../../src/store-keys.ts";
import { createPostgresStore } from "../../src/stores/postgres.ts";
import { createRedisStore } from "../../src/stores/redis.ts";
import { createSqliteStore } from "../../src/stores/sqlite.ts";

describe("a key", () => {
  test.each([
    ["a GUID", "0F8FAD5B-D9CB-469F-A165-70867728950E", "starfish-sent:0f8fad5b-d9cb-469f-a165-70867728950e"],
    ["a plain name", "Order_1.a~b-c", "starfish-sent:Order_1.a~b-c"],
    ["a name with a blank", "order 1", "starfish-sent:*b3JkZXIgMQ"],
    ["another name", "*b3JkZXIgMQ", "starfish-sent:*KmIzSmtaWElnTVE"],
  ])("of %s is unlike any other", (_what, runID, key) => {
    expect(storeKey("sent", runID)).toBe(key);
  });

  test.each(["漢".repeat(36), "😀".repeat(18), "é ".repeat(18), "\u202e#;'\"".repeat(7)])(
    "is below 200 characters of ASCII without blanks, of %s",
    (runID) => {
      expect(storeKey("delivered", runID)).toMatch(/^[!-~]{1,199}$/);
    },
  );
});

test.each([
  ["nothing", undefined],
  ["a promise", Promise.resolve({ call: async () => null })],
  ["a number", 5],
])("a store of %s is refused at once", (_what, connection) => {
  expect(() => createRedisStore(connection as never)).toThrow("connection: expected one of node-redis or ioredis");
  expect(() => createPostgresStore(connection as never)).toThrow("connection: expected a pool or a client of pg");
  expect(() => createSqliteStore(connection as never)).toThrow("database: expected a DatabaseSync of node:sqlite");
});
