import { describe, expect, test } from "vitest";
import { createClient, type Warning } from "../../src/index.ts";
import { jsonAnswer, recordingFetch } from "../recording-fetch.ts";

async function warningsOf(baseUrl: string, headers: Record<string, string>): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const fetch = recordingFetch(() => jsonAnswer([], { headers }));
  const client = createClient({ baseUrl, fetch, onWarning: (warning) => warnings.push(warning) });
  for (let call = 0; call < 3; call++) await client.getResults("r");
  return warnings;
}

describe("onWarning", () => {
  test("tells once that the server calls an operation deprecated, and when it ends", async () => {
    const headers = { Deprecation: "@1782864000", Sunset: "Wed, 01 Jul 2026 00:00:00 GMT" };
    expect(await warningsOf("http://starfish.test", headers)).toEqual([
      { kind: "deprecation", message: "/v1/Results/r is deprecated, says the server: @1782864000" },
      { kind: "sunset", message: "/v1/Results/r ends at Wed, 01 Jul 2026 00:00:00 GMT, says the server" },
    ]);
  });

  test("tells once of the retirement of version 1, at the vendor's server", async () => {
    expect(await warningsOf("https://api.starfishetl.com", {})).toMatchObject([{ kind: "retirement" }]);
  });

  test("has nothing to tell of a server of one's own", async () => {
    expect(await warningsOf("http://starfish.test", {})).toEqual([]);
  });
});
