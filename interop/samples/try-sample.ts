import { createProxy, type ProxiedExchange } from "@starfish-api/contract-tests";
import { createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { startDisturber } from "../disturber.ts";
import type { Scenario } from "./scenario.ts";

/** How a program ended. */
export interface Ending {
  readonly code: number;
  /** All that it wrote. */
  readonly output: string;
}

export type SampleProgram = (environment: Readonly<Record<string, string>>) => Promise<Ending>;

const token = "the-token-of-the-sample";
const issuedToken = "the-token-that-was-issued";
/** That of a run that was started before the program began. */
const earlierRunID = "550e8400-e29b-41d4-a716-446655440000";
/** Of the key `order-1042`, as every client derives it. */
const derivedRunID = "84abf73c-5221-5632-bad0-50029fe9c5f3";

/** What is not as the scenario says; empty when all is well. Never rejects because of the program. */
export async function trySample(program: SampleProgram, scenario: Scenario): Promise<string[]> {
  const { operation, job, environment, times = 1 } = scenario;
  const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
  const sandbox = createSandbox({
    fast: true,
    tokens: [token],
    ...(operation === "requestToken" && { createID: () => issuedToken }),
    ...(job && { jobs: { projects: { "*": { jobs: { "*": job } } } } }),
  });
  const exchanges: ProxiedExchange[] = [];
  const { url: upstream } = await sandbox.listen();
  if (operation === "getResults") await startEarlierRun(sandbox.fetch);
  const earlier = sandbox.runs.started;
  const proxy = await createProxy({ upstream, onJudgement: (one) => void exchanges.push(one) }).listen();
  let sent = 0;
  const disturber = await startDisturber(proxy.url, ({ method, path }) => {
    if (path.startsWith("/v1/Results/")) return scenario.disturbResults;
    if (method === "POST" && path.startsWith("/v1/") && ++sent === 1) return scenario.disturbStart;
    return undefined;
  });
  const told = {
    STARFISH_BASE_URL: disturber.url,
    STARFISH_RUN_ID: earlierRunID,
    ...(operation === "requestToken"
      ? { STARFISH_USERNAME: username, STARFISH_PASSWORD: password }
      : { STARFISH_TOKEN: token }),
    ...environment,
  };
  let ending: Ending = { code: 0, output: "" };
  let written = "";
  for (let time = 0; time < times; time++) {
    ending = await program(told);
    written += ending.output;
  }
  await disturber.stop();
  await proxy.close();
  const runs = sandbox.runs.list().slice(earlier);
  await sandbox.close();

  const secrets = [token, issuedToken, password, environment?.["STARFISH_PASSWORD"], environment?.["STARFISH_TOKEN"]];
  return [
    ...expectEqual("ends well", scenario.endsWell, ending.code === 0),
    ...(scenario.says.test(ending.output) ? [] : [`it does not say ${scenario.says}`]),
    ...expectEqual("runs that were started", scenario.started, runs.length),
    ...expectEqual("starts that were sent", scenario.sent, sent),
    ...runs.flatMap((run) => expectEqual("what the server was told", orderOf(operation), toldOf(operation, run))),
    ...secrets.flatMap((secret) => (secret !== undefined && written.includes(secret) ? ["it shows a secret"] : [])),
    ...(exchanges.length === 0 && scenario.disturbResults === undefined ? ["the server was never called"] : []),
    ...exchanges.flatMap(({ operation: id, findings, reason }) => [
      ...findings.map(({ blame, check, message }) => `${id}: ${blame}: ${check}: ${message}`),
      ...(reason === undefined ? [] : [`${id} was not judged: ${reason}`]),
    ]),
  ].map((problem) => (ending.output === "" ? problem : `${problem}; it said: ${ending.output.slice(-600)}`));
}

async function startEarlierRun(send: typeof fetch): Promise<void> {
  const response = await send("http://sandbox/v1/ExecuteJobAsync", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ runID: earlierRunID, projectID: "p", jobID: "j" }),
  });
  if (response.status !== 200) throw new Error(`the run was not started: ${response.status}`);
}

interface Told {
  readonly runID?: string | null;
  readonly projectID: string;
  readonly jobID: string;
  readonly argument?: string | null;
}

/** What every sample orders; of a webhook's body the words, for each language puts its spaces elsewhere. */
function orderOf(operation: string): Told {
  const place = { projectID: "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f", jobID: "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10" };
  if (operation === "postWebhook") return { ...place, argument: '{"order":1042,"region":"EMEA"}' };
  return { runID: derivedRunID, ...place, argument: "Region = 'EMEA'" };
}

function toldOf(operation: string, { runID, projectID, jobID, argument }: Told): Told {
  if (operation !== "postWebhook") return { runID: runID ?? "", projectID, jobID, argument: argument ?? "" };
  return { projectID, jobID, argument: argument?.replaceAll(/\s/g, "") ?? "" };
}

function expectEqual(about: string, expected: unknown, found: unknown): string[] {
  const [wanted, given] = [expected, found].map((value) => JSON.stringify(value));
  return wanted === given ? [] : [`${about}: expected ${wanted}, found ${given}`];
}
