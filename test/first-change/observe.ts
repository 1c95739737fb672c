/**
 * What a changed repository does with the new member and the new operation, as one line of JSON. It runs in the copy, whose
 * types nobody knows here: `node test/first-change/observe.ts`.
 */
import { createClient } from "@starfish-api/client";
import { createMock, loadContract } from "@starfish-api/contract-tests";
import { createSandbox } from "@starfish-api/sandbox";
import { createRunner } from "../../packages/contract-tests/src/run/create-runner.ts";
import { runCases } from "../../packages/contract-tests/src/run/run-cases.ts";
import { added } from "./change-description.ts";

/** What became of the kit's cases for the new operation. */
export interface Judged {
  readonly ids: readonly string[];
  readonly statuses: readonly string[];
  readonly findings: readonly string[];
}

export interface Observations {
  /** The row of a run in the sandbox, in JSON and in XML. */
  readonly row: { readonly json: unknown; readonly xml: string };
  /** The new operation's answer through the client, by server and media type. */
  readonly answers: Readonly<Record<"mock" | "sandbox", Readonly<Record<"json" | "xml", unknown>>>>;
  readonly judged: Readonly<Record<"mock" | "sandbox", Judged>>;
  /** Where the Results are asked for with the new parameter. */
  readonly limited: string;
}

const baseUrl = "http://127.0.0.1:1";
const runID = "9c1f6f0e-6f3a-4b0e-9a55-0f6f8f2f7a11";
const contract = loadContract();
const mock = await createMock({ contract });
const sandbox = createSandbox({ fast: true, tokens: ["good"] });
const servers = { mock, sandbox } as const;

const observations: Observations = {
  row: await rowOfSandbox(),
  answers: { mock: await answersOf("mock"), sandbox: await answersOf("sandbox") },
  judged: { mock: await judge("mock"), sandbox: await judge("sandbox") },
  limited: await addressWithParameter(),
};
await Promise.all([mock.close(), sandbox.close()]);
console.log(JSON.stringify(observations));

async function rowOfSandbox(): Promise<Observations["row"]> {
  const client = createClient({ baseUrl, fetch: sandbox.fetch, credentials: { token: "good" } });
  await client.executeJobAsync({ runID, projectID: "p", jobID: "j" });
  const [json] = (await client.getResults(runID)) ?? [];
  const xml = await sandbox.fetch(`${baseUrl}/v1/Results/${runID}`, {
    headers: { accept: "application/xml", authorization: "Bearer good" },
  });
  return { json, xml: await xml.text() };
}

async function answersOf(server: keyof typeof servers): Promise<Readonly<Record<"json" | "xml", unknown>>> {
  const client = createClient({ baseUrl, fetch: servers[server].fetch, credentials: { token: "good" } });
  const method: unknown = Reflect.get(client, added.operation);
  if (typeof method !== "function") throw new Error(`The client has no method ${added.operation}`);
  return {
    json: await method(runID, { accept: "application/json" }),
    xml: await method(runID, { accept: "application/xml" }),
  };
}

async function addressWithParameter(): Promise<string> {
  const asked: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    asked.push(request.url);
    return sandbox.fetch(request);
  };
  const client = createClient({ baseUrl, fetch, credentials: { token: "good" } });
  // Nobody's types know the parameter here.
  const options: object = { parameters: { [added.parameter]: 10 } };
  await client.getResults(runID, options);
  return asked.join();
}

async function judge(server: keyof typeof servers): Promise<Judged> {
  const { fetch } = servers[server];
  const isMock = server === "mock";
  const runner = await createRunner({ baseUrl, fetch, token: "good", isMock }, { contract });
  const cases = runner.cases.filter(({ operation }) => operation === added.operation);
  const judged = await runCases(runner, cases, 8);
  await runner.close();
  return {
    ids: cases.map(({ id }) => id),
    statuses: [...new Set(judged.map(({ report }) => report.status))],
    findings: judged.flatMap(({ findings }) =>
      findings.map((finding) => `${finding.case}: ${finding.check}: ${finding.message}`),
    ),
  };
}
