import { describe, expect, test } from "vitest";
import { tryClient } from "../try-client.ts";
import { plantClient } from "./planted-clients.ts";

/** At once: a job takes two seconds in the sandbox. */
describe.concurrent("a client of another language", () => {
  test.each(["application/json", "application/xml"] as const)(
    "A client that keeps the contract in %s is good.",
    async (mediaType) => {
      const { problems, exchanges } = await tryClient(plantClient({ mediaType }), mediaType);
      expect(problems).toEqual([]);
      expect(exchanges).toBeGreaterThanOrEqual(3);
    },
  );

  test("A client that sends its members of XML out of order is blamed, and its argument is missed.", async () => {
    const order = ["runID", "projectID", "jobID", "argument"];
    const { problems } = await tryClient(plantClient({ mediaType: "application/xml", order }), "application/xml");
    expect(problems.join("\n")).toMatch(/executeJobAsync: client: /);
  });

  test("A client that only loses its filter still starts the job, and is found out.", async () => {
    const order = ["jobID", "argument", "projectID", "runID"];
    const { problems } = await tryClient(plantClient({ mediaType: "application/xml", order }), "application/xml");
    expect(problems.join("\n")).toMatch(/executeJobAsync: client: /);
    expect(problems.join("\n")).toMatch(/what the server was told: .*"argument":null/);
  });

  test("A client without a token is blamed.", async () => {
    const client = plantClient({ mediaType: "application/json", withoutToken: true });
    const { problems } = await tryClient(client, "application/json");
    expect(problems).toContainEqual(expect.stringMatching(/client: request-credentials-sent/));
    expect(problems).toContain("requestToken was never called");
  });

  test("A client that starts the job twice is not good.", async () => {
    const { problems } = await tryClient(plantClient({ mediaType: "application/json", starts: 2 }), "application/json");
    expect(problems).toContain("runs that were started: expected 1, found 2");
  });

  test("A client that speaks JSON where XML was asked for is not good.", async () => {
    const { problems } = await tryClient(plantClient({ mediaType: "application/json" }), "application/xml");
    expect(problems).toContain('the request\'s media type: expected "application/xml", found "application/json"');
  });

  test("A client that reads another row than the sandbox's is not good.", async () => {
    const { problems } = await tryClient(
      plantClient({ mediaType: "application/json", totalRows: 11 }),
      "application/json",
    );
    expect(problems).toEqual([expect.stringMatching(/^the row: expected .*"totalRows":10.*found .*"totalRows":11/)]);
  });

  test("A program that fails is told with its own words.", async () => {
    const { problems } = await tryClient(() => Promise.reject(new Error("no such class")), "application/json");
    expect(problems).toContain("no such class");
  });
});
