import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { createProxy, type ProxiedExchange } from "@starfish-api/contract-tests";
import { createSandbox, defaultUsers, type Run, type SandboxOptions } from "@starfish-api/sandbox";
import { type Disturbance, type Passing, startDisturber } from "../disturber.ts";
import type { Step } from "../language.ts";
import type { Order } from "./orders.ts";

/** Under which conditions a client's program gets its orders. */
export interface Conditions {
  readonly run: Step;
  readonly folder: string;
  readonly orders: readonly Order[];
  readonly sandbox: SandboxOptions;
  /** `starts`: how many starts have left the program, this one among them. */
  readonly disturb: (passing: Passing, starts: number) => Disturbance | undefined;
  /** What the program is told besides the address and the credentials. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a client's program said, and what the server saw of it. */
export interface Conduct {
  /** Lines of key, outcome, rows and messages; of a program that ended badly, its last words too. */
  readonly output: string;
  readonly runsOf: (runID: string) => readonly Run[];
  readonly started: number;
  /** How many starts have left the program. */
  readonly sent: number;
  readonly exchanges: readonly ProxiedExchange[];
}

/** The token of every sandbox, and the password: no message may show them. */
export const token = "a-token-that-nobody-may-see";
const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
export const secrets: readonly string[] = [token, password];

/** Lets a program give orders to a sandbox: through what disturbs it, and then through the contract proxy. */
export async function conduct(conditions: Conditions): Promise<Conduct> {
  const { run, folder, orders, disturb, environment } = conditions;
  const sandbox = createSandbox({ createID: () => token, ...conditions.sandbox });
  const { url: upstream } = await sandbox.listen();
  const exchanges: ProxiedExchange[] = [];
  const proxy = await createProxy({ upstream, onJudgement: (one) => void exchanges.push(one) }).listen();
  let sent = 0;
  const disturber = await startDisturber(proxy.url, (passing) => {
    if (isStart(passing)) sent++;
    return disturb(passing, sent);
  });
  const told = {
    STARFISH_BASE_URL: disturber.url,
    STARFISH_USERNAME: username,
    STARFISH_PASSWORD: password,
    ...environment,
  };
  const output = await outputOf(run, folder, told, orders);
  await disturber.stop();
  await proxy.close();
  const runs = new Map(orders.map(({ runID }) => [runID, sandbox.runs.find(runID)]));
  const { started } = sandbox.runs;
  await sandbox.close();
  return { output, runsOf: (runID) => runs.get(runID) ?? [], started, sent, exchanges };
}

export function isStart({ method, path }: Passing): boolean {
  return method === "POST" && path !== "/token";
}

/** What the contract proxy found to blame the client for; the sandbox may have been told to go wrong. */
export function findingsOf({ exchanges }: Conduct): string[] {
  return exchanges.flatMap(({ operation, findings }) =>
    findings
      .filter(({ blame }) => blame === "client")
      .map(({ blame, check, message }) => `${operation}: ${blame}: ${check}: ${message}`),
  );
}

async function outputOf(
  { command, args }: Step,
  folder: string,
  environment: Readonly<Record<string, string>>,
  orders: readonly Order[],
): Promise<string> {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...environment } });
  child.stdin.end(
    orders
      .map(({ key, jobID, rows, isChain, argument }) => [key, jobID, rows, isChain ? "chain" : "", argument].join("\t"))
      .join("\n"),
  );
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return errors === "" ? output : `${output}\n${errors}`;
}
