import { spawn } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createProxy, type ProxiedExchange } from "@starfish-api/contract-tests";
import { createClock, createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { startDisturber } from "../disturber.ts";
import type { Step, Tool } from "../language.ts";
import { missingTools } from "../missing-tools.ts";
import { runStep, StepError } from "../run-step.ts";
import type { ClientLanguage } from "./client-language.ts";
import { createDisturbances } from "./disturbances.ts";
import { jobs, type Order, planOrder } from "./orders.ts";
import { findViolations } from "./verdict.ts";

export interface ClientTrialOptions {
  /** Where work folders are. */
  readonly root: string;
  readonly orders: number;
  readonly seed: number;
}

export type ClientResult = { readonly language: ClientLanguage } & (
  | { readonly kind: "missing"; readonly tools: readonly Tool[] }
  | { readonly kind: "unbuilt"; readonly reason: string }
  | {
      readonly kind: "tried";
      /** How many starts the clients sent, and how many runs came of them. */
      readonly sent: number;
      readonly started: number;
      readonly exchanges: number;
      readonly violations: readonly string[];
    }
);

/** How many times as fast as real time the jobs run. */
const speed = 100;
const token = "a-token-that-nobody-may-see";

/** Gives orders to a client whose requests and answers are disturbed, and compares what it says with the server's books. */
export async function tryClientLanguage(
  language: ClientLanguage,
  { root, orders: count, seed }: ClientTrialOptions,
): Promise<ClientResult> {
  const tools = await missingTools(language.tools);
  if (tools.length > 0) return { language, kind: "missing", tools };
  const folder = join(root, language.id);
  mkdirSync(folder, { recursive: true });
  for (const [to, from] of Object.entries(language.files)) {
    cpSync(fileURLToPath(new URL(from, import.meta.url)), join(folder, to));
  }
  try {
    for (const step of language.build) await runStep(step, folder, {});
  } catch (error) {
    if (error instanceof StepError) return { language, kind: "unbuilt", reason: error.message };
    throw error;
  }

  const orders = await Promise.all(Array.from({ length: count }, (_, index) => planOrder(seed, index)));
  const sandbox = createSandbox({ clock: createClock(speed), jobs, createID: () => token });
  const { url: upstream } = await sandbox.listen();
  const exchanges: ProxiedExchange[] = [];
  const proxy = await createProxy({ upstream, onJudgement: (one) => void exchanges.push(one) }).listen();
  const { disturb, ofStarts, starts } = createDisturbances(seed);
  const disturber = await startDisturber(proxy.url, disturb);
  const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
  const environment = { STARFISH_BASE_URL: disturber.url, STARFISH_USERNAME: username, STARFISH_PASSWORD: password };
  const output = await drive(language.run, folder, environment, orders);
  await disturber.stop();
  await proxy.close();
  const violations = [
    ...findViolations(orders, { output, runsOf: sandbox.runs.find, secrets: [token, password] }),
    ...exchanges.flatMap(({ operation, findings }) =>
      findings.map(({ blame, check, message }) => `${operation}: ${blame}: ${check}: ${message}`),
    ),
    ...[...ofStarts].filter(([, times]) => times === 0).map(([kind]) => `never happened to a start: ${kind}`),
  ];
  const sent = [...starts.values()].reduce((sum, times) => sum + times, 0);
  const started = sandbox.runs.started;
  await sandbox.close();
  return { language, kind: "tried", sent, started, exchanges: exchanges.length, violations: [...new Set(violations)] };
}

/** What a client's program says to all the orders; of one that ends badly, its last words too. */
async function drive(
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
