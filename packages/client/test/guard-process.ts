import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";

/**
 * Keeps console.error of each test of a file from the terminal, and fails the test where a rejection of a promise was left
 * that nobody looked at. Gives what was written.
 */
export function guardProcess(): () => MockInstance<typeof console.error> {
  let log: MockInstance<typeof console.error>;
  const rejections: unknown[] = [];
  const keep = (reason: unknown) => rejections.push(reason);
  beforeEach(() => {
    log = vi.spyOn(console, "error").mockImplementation(() => {});
    process.on("unhandledRejection", keep);
  });
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", keep);
    log.mockRestore();
    expect(rejections.splice(0)).toEqual([]);
  });
  return () => log;
}
