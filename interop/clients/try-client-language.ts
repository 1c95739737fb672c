import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClock } from "@starfish-api/sandbox";
import type { Tool } from "../language.ts";
import { missingTools } from "../missing-tools.ts";
import { runStep, StepError } from "../run-step.ts";
import { type BadDay, badDays, unsayable } from "./bad-days.ts";
import type { ClientLanguage } from "./client-language.ts";
import { conduct, findingsOf, secrets } from "./conduct.ts";
import { createDisturbances } from "./disturbances.ts";
import { jobs, planOrder } from "./orders.ts";
import { findDayViolations, findViolations } from "./verdict.ts";

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
      /** How many starts the clients sent for the orders, and how many runs came of them. */
      readonly sent: number;
      readonly started: number;
      readonly exchanges: number;
      readonly violations: readonly string[];
    }
);

/** How many times as fast as real time the jobs run. */
const speed = 100;
/** How many bad days pass at once. */
const concurrency = 3;

/** Gives orders to a client on good and bad days, and compares what it says with the server's books. */
export async function tryClientLanguage(language: ClientLanguage, options: ClientTrialOptions): Promise<ClientResult> {
  const tools = await missingTools(language.tools);
  if (tools.length > 0) return { language, kind: "missing", tools };
  const folder = join(options.root, language.id);
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
  const days = badDays.values();
  const wrong: string[] = [];
  const passDays = async () => {
    for (const day of days) {
      wrong.push(...(await violationsOfDay(language, folder, day)).map((violation) => `${day.name}: ${violation}`));
    }
  };
  // One after the other, so that the limits of time that find a stall are not reached by anything else.
  const chaos = await tryOrders(language, folder, options);
  await Promise.all(Array.from({ length: concurrency }, passDays));
  return { language, kind: "tried", ...chaos, violations: [...new Set([...chaos.violations, ...wrong])] };
}

/** Many orders, of whose requests a quarter is disturbed. */
async function tryOrders({ run }: ClientLanguage, folder: string, { orders: count, seed }: ClientTrialOptions) {
  const orders = await Promise.all(Array.from({ length: count }, (_, index) => planOrder(seed, index)));
  const { disturb, ofStarts } = createDisturbances(seed);
  const result = await conduct({ run, folder, orders, disturb, sandbox: { clock: createClock(speed), jobs } });
  const { output, runsOf, sent, started, exchanges } = result;
  const violations = [
    ...findViolations(orders, { output, runsOf, secrets }),
    ...findingsOf(result),
    ...[...ofStarts].filter(([, times]) => times === 0).map(([kind]) => `never happened to a start: ${kind}`),
  ];
  return { sent, started, exchanges: exchanges.length, violations };
}

async function violationsOfDay({ run }: ClientLanguage, folder: string, day: BadDay): Promise<string[]> {
  const { faults = [], disturb = () => undefined, environment } = day;
  const order = await planOrder(0, 0);
  const result = await conduct({
    run,
    folder,
    orders: [order],
    disturb,
    sandbox: { clock: createClock(speed), jobs, faults },
    // Nothing stalls on these days, so that no limit of time decides.
    environment: { STARFISH_TIMES: "1", STARFISH_TIMEOUT: "60", ...environment },
  });
  const told = {
    output: result.output,
    started: result.started,
    sent: result.sent,
    secrets: [...secrets, ...unsayable],
  };
  return [...findDayViolations(day, told), ...findingsOf(result)];
}
