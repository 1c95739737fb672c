import { chance } from "./random.ts";

/** Mistakes that can be put in on purpose, to see that the verdict sees each. */
export const plants = {
  "double-start": "the server gets a start twice",
  "lost-run": "a start's answer is lost, and the Results never know the run",
  "wrong-result": "the Results count more rows than the server does",
  "untyped-error": "the client throws an error that is none of its own",
  "acknowledged-in-work": "a delivery of a run that is being worked on is acknowledged",
  "told-again": "deliveries go to two handlers that share no store",
} as const;

export type Plant = keyof typeof plants;

export function isPlant(name: string): name is Plant {
  return Object.hasOwn(plants, name);
}

/** Whether a run has the planted mistake: one in four. Those of the handlers of webhooks are in every run. */
export function isPlanted(seed: number, runID: string): boolean {
  return chance(seed, "plant", runID) < 0.25;
}
