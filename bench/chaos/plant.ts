import { chance } from "./random.ts";

/** Mistakes that can be put in on purpose, to see that the verdict sees each. */
export const plants = {
  "double-start": "the server gets a start twice",
  "lost-run": "a start's answer is lost, and the Results never know the run",
  "wrong-result": "the Results count more rows than the server does",
  "untyped-error": "the client throws an error that is none of its own",
  "acknowledged-in-work": "a delivery of a run that is being worked on is acknowledged",
  "told-again": "deliveries go to two handlers that share no store",
  "no-claims": "processes that get the same order share no claims",
  "lease-by-own-clock": "each process tells by its own wrong clock whether a claim has ended",
  "forgetful-store": "Redis acknowledges what it loses when it is killed",
} as const;

export type Plant = keyof typeof plants;

/** The mistakes that are in a run of the harness. */
export interface Planting {
  readonly plants: readonly Plant[];
  readonly seed: number;
}

/** Those that show only where an order comes while the start of an equal one is on its way. */
export const claimPlants: readonly Plant[] = ["no-claims", "lease-by-own-clock", "forgetful-store"];

export function isPlant(name: string): name is Plant {
  return Object.hasOwn(plants, name);
}

/** Whether a run has a planted mistake: one in four. Those of webhooks, claims and stores are in every run. */
export function isPlanted(plant: Plant, { plants, seed }: Planting, runID: string): boolean {
  return plants.includes(plant) && chance(seed, plant, runID) < 0.25;
}
