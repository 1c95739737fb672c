import { randomUUID } from "node:crypto";
import { createProxy, type ProxiedExchange } from "@starfish-api/contract-tests";
import { createSandbox, defaultUsers } from "@starfish-api/sandbox";
import type { MediaType } from "./language.ts";

/** What a program is told, as environment variables. */
export type ProgramEnvironment = Readonly<
  Record<
    | "STARFISH_URL"
    | "STARFISH_USER"
    | "STARFISH_PASSWORD"
    | "STARFISH_RUN_ID"
    | "STARFISH_PROJECT"
    | "STARFISH_JOB"
    | "STARFISH_ARGUMENT",
    string
  >
>;

/** A program that starts the job, waits for its end and gives the row as a line of JSON, its last. */
export type Program = (environment: ProgramEnvironment) => Promise<string>;

/** What became of one program in one media type. */
export interface Trial {
  readonly mediaType: MediaType;
  readonly exchanges: number;
  /** Why it is not good, in words; empty when all is well. */
  readonly problems: readonly string[];
}

/** Characters that each form has to escape, quote or encode. */
const argument = `Region = 'EMEA' AND Name <> "R&D" ]]> Zürich 東京 😀`;
const needed = ["requestToken", "executeJobAsync", "getResults"];

/**
 * Lets a program run a job of a sandbox while the contract proxy watches. It is good when the job was started once and with
 * every member, its row came back, and the proxy found nothing to blame anyone for. Never rejects because of the program.
 */
export async function tryClient(program: Program, mediaType: MediaType): Promise<Trial> {
  const exchanges: ProxiedExchange[] = [];
  const sandbox = createSandbox();
  const upstream = await sandbox.listen();
  const proxy = await createProxy({ upstream: upstream.url, onJudgement: (one) => void exchanges.push(one) }).listen();
  const [[user = "", password = ""] = []] = Object.entries(defaultUsers);
  const order = { runID: randomUUID(), projectID: randomUUID(), jobID: randomUUID() };
  const outcome = await settle(
    program({
      STARFISH_URL: proxy.url,
      STARFISH_USER: user,
      STARFISH_PASSWORD: password,
      STARFISH_RUN_ID: order.runID,
      STARFISH_PROJECT: order.projectID,
      STARFISH_JOB: order.jobID,
      STARFISH_ARGUMENT: argument,
    }),
  );
  await proxy.close();
  const runs = sandbox.runs.list();
  await sandbox.close();

  const [run] = runs;
  const totalRows = run?.steps[0]?.totalRows;
  const problems = [
    ...outcome.problems,
    ...expectEqual("runs that were started", 1, runs.length),
    ...expectEqual(
      "what the server was told",
      { ...order, argument },
      run && { runID: run.runID, projectID: run.projectID, jobID: run.jobID, argument: run.argument },
    ),
    ...expectEqual("the row", { runID: order.runID, status: "Complete", totalRows }, lastRow(outcome.output)),
    ...needed
      .filter((id) => !exchanges.some(({ operation }) => operation === id))
      .map((id) => `${id} was never called`),
    ...exchanges.flatMap((exchange) => problemsOf(exchange, mediaType)),
  ];
  return { mediaType, exchanges: exchanges.length, problems: [...new Set(problems)] };
}

function problemsOf(exchange: ProxiedExchange, mediaType: MediaType): string[] {
  const { operation, sends, answers, findings, reason } = exchange;
  return [
    ...findings.map(({ blame, check, message }) => `${operation}: ${blame}: ${check}: ${message}`),
    ...(reason === undefined ? [] : [`${operation} was not judged: ${reason}`]),
    ...(operation === "executeJobAsync" ? expectEqual("the request's media type", mediaType, sends) : []),
    ...(operation === "requestToken" ? [] : expectEqual(`the answer's media type of ${operation}`, mediaType, answers)),
  ];
}

async function settle(output: Promise<string>): Promise<{ readonly output: string; readonly problems: string[] }> {
  try {
    return { output: await output, problems: [] };
  } catch (error) {
    return { output: "", problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** The row that a program gave, without what is not asked for. */
function lastRow(output: string): unknown {
  const line = output.trim().split("\n").at(-1) ?? "";
  try {
    const { runID, status, totalRows } = JSON.parse(line) as Record<string, unknown>;
    return { runID, status, totalRows };
  } catch {
    return line;
  }
}

function expectEqual(about: string, expected: unknown, found: unknown): string[] {
  const [wanted, given] = [expected, found].map((value) => JSON.stringify(value) ?? "nothing");
  return wanted === given ? [] : [`${about}: expected ${wanted}, found ${given}`];
}
