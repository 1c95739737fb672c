import { describe, expect, test } from "vitest";
import { createClient, type StarfishError } from "../src/index.ts";
import { jsonAnswer } from "./recording-fetch.ts";

async function messageFor(answer: () => Response): Promise<string> {
  const client = createClient({ baseUrl: "http://starfish.test", fetch: async () => answer(), maxRetries: 0 });
  return client.getResults("r").then(
    () => expect.fail("an error was expected"),
    (error: StarfishError) => error.message,
  );
}

describe("what a server says, in a message,", () => {
  test.each([
    ["colours of a terminal", "\u001b[31mred", "\\u{1b}[31mred"],
    ["a line of a log", "no\r\n2026-01-01 INFO all is well", "no\\u{d}\\n2026-01-01 INFO"],
    ["writing that turns around", "a\u202eb\u2066c", "a\\u{202e}b\\u{2066}c"],
    ["characters that nobody sees", "a\u200bb\ufeffc\u0000", "a\\u{200b}b\\u{feff}c\\u{0}"],
    ["separators and half a pair", "a\u2028b\u0085c\ud800", "a\\u{2028}b\\u{85}c\\u{d800}"],
  ])("is printable: %s", async (_what, said, shown) => {
    const message = await messageFor(() => jsonAnswer({ Message: said }, { status: 400 }));
    expect(message).toContain(shown);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  test("has an end", async () => {
    const message = await messageFor(() => jsonAnswer({ Message: "a".repeat(60_000) }, { status: 400 }));
    expect(message).toHaveLength(1000);
    expect(message.endsWith("a…")).toBe(true);
  });
});
