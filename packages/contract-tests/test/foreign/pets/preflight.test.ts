import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { runContract } from "../../../src/index.ts";
import type { Target } from "../../../src/run/target.ts";
import { serve } from "../../proxy/serve.ts";
import { contract } from "./judge-pets.ts";
import { createPets, credentials } from "./server.ts";

/** What is told in place of a run, by a server that answers so and a caller that has so much. */
async function toldBy(answer: Parameters<typeof serve>[0], given: Partial<Target> = credentials): Promise<string> {
  const { url } = await serve(answer);
  const run = runContract({ baseUrl: url, ...given }, { contract, examples: 1 });
  return run.then(
    () => "",
    (cause: unknown) => String(cause),
  );
}

const pets = createPets({});

test.each([
  [
    "HTML everywhere",
    (_: unknown, response: ServerResponse) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Shop</title>"),
    /HTML pages \(200, "Shop"\), not with the API/,
  ],
  [
    "another API",
    (_: unknown, response: ServerResponse) => response.writeHead(404, { "content-type": "application/json" }).end("{}"),
    /there is no API below/,
  ],
  [
    "a gateway with credentials of its own",
    (_: unknown, response: ServerResponse) => response.writeHead(401, { "www-authenticate": 'Digest realm="x"' }).end(),
    /asks for credentials of its own \(401, Digest/,
  ],
  [
    "an API that is down",
    (_: unknown, response: ServerResponse) => response.writeHead(503).end(),
    /answers 503 to everything/,
  ],
] as const)("%s is told in a sentence.", async (_what, answer, words) => {
  expect(await toldBy(answer)).toMatch(words);
});

test("What the description asks for is asked of the caller, each in its variable.", async () => {
  expect(await toldBy(pets, {})).toMatch(
    /no credentials: set STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD, or STARFISH_API_KEY; --no-credentials judges the \d+ cases that need none/,
  );
});

test("Where only some are given, the cases that need the others are left out, and say so.", async () => {
  const { url } = await serve(pets);
  const { cases, findings } = await runContract(
    { baseUrl: url, apiKey: credentials.apiKey },
    { contract, examples: 1 },
  );
  expect(findings).toEqual([]);
  const leftOut = cases.filter((each) => each.leftOut === true && /^there /.test(each.reason ?? ""));
  expect(new Set(leftOut.map(({ operation }) => operation))).toEqual(new Set(["addPet", "putPet"]));
});
