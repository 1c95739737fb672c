import fc from "fast-check";
import { expect, test } from "vitest";
import { createIDs } from "../../src/cases/create-id.ts";
import { smallerValues } from "../../src/cases/smaller-values.ts";
import type { Case } from "../../src/index.ts";
import { generatedCases } from "../../src/profile/cases/generated-cases.ts";
import { runShrunk } from "../../src/run/run-shrunk.ts";
import { contract, judgeTarget, sandboxTarget } from "./targets.ts";

const jsonOf = ({ body }: { readonly body: Uint8Array }): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(body));

/** A server that cannot take an argument in which there is a letter. */
function targetWithoutLetters() {
  const { sandbox, target } = sandboxTarget();
  const starts: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const text = await request.clone().text();
    if (request.url.endsWith("/ExecuteJobAsync") && text.startsWith("{") && text.endsWith("}")) {
      const { argument, runID } = JSON.parse(text) as Record<string, unknown>;
      starts.push(String(runID));
      if (typeof argument === "string" && /[a-z]/i.test(argument)) {
        return Response.json({ Message: "no" }, { status: 500 });
      }
    }
    return sandbox.fetch(request);
  };
  return { sandbox, starts, target: { ...target, fetch } };
}

test("A made-up value with a finding is reduced to the smallest that has it, never with one runID twice.", async () => {
  const { sandbox, starts, target } = targetWithoutLetters();
  const judged = await judgeTarget(target, /executeJobAsync\/application-json\/generated/, { examples: 10, seed: 3 });
  await sandbox.close();
  const failed = judged.filter(({ report }) => report.status === "failed");
  expect(failed.length).toBeGreaterThan(0);
  for (const { report } of failed) {
    const value = jsonOf({ body: Buffer.from(report.exchange?.request.body ?? "", "base64") });
    expect(Object.keys(value).sort()).toEqual(["argument", "jobID", "projectID", "runID"]);
    expect(value["argument"]).toMatch(/^[a-z]$/i);
  }
  expect(new Set(starts).size).toBe(starts.length);
});

test("No more than the limit is sent.", async () => {
  const context = {
    contract,
    createID: createIDs(1),
    probe: undefined,
    isLoopback: true,
    webhookURL: undefined,
    credentials: undefined,
    sendsOversize: false,
    hasExpiredToken: false,
    seed: 1,
    examples: 5,
  };
  const sent: Case[] = [];
  const wanted = generatedCases(context).find(({ request }) => request.body.length > 300);
  const runner = {
    run: async (each: Case) => {
      sent.push(each);
      return { report: {}, findings: [{ check: "status-expected" }] } as unknown as Awaited<
        ReturnType<typeof runShrunk>
      >;
    },
  };
  await runShrunk(runner, wanted as Case, 3);
  expect(sent).toHaveLength(4);
});

test("What is not made up is sent once, even where it fails.", async () => {
  const { sandbox, target } = sandboxTarget({ faults: ["allow-missing"] });
  const methods: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    methods.push(request.method);
    return sandbox.fetch(request);
  };
  const judged = await judgeTarget({ ...target, fetch }, /getResults\/method-PUT/);
  await sandbox.close();
  expect(judged[0]?.report.status).toBe("failed");
  expect(methods.filter((method) => method === "PUT")).toHaveLength(1);
});

test("Smaller values lead from any value to an empty one, and never back.", () => {
  const members = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean()),
  );
  fc.assert(
    fc.property(members, fc.nat(), (value, pick) => {
      let current: Readonly<Record<string, unknown>> = value;
      for (let steps = 0; Object.keys(current).length > 0; steps++) {
        const smaller = smallerValues(current);
        expect(steps).toBeLessThan(1000);
        current = smaller[pick % smaller.length] ?? {};
      }
    }),
  );
});
