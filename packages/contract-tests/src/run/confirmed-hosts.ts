import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rateOf, refusalToStart, type Target } from "./target.ts";

/** What somebody agreed to: a host, and what may happen there. Another probe job has to be agreed to again. */
export function consentOf(target: Target): string {
  const { probe } = target;
  const job = refusalToStart(target) === undefined ? `starts ${probe?.projectID}/${probe?.jobID}` : "starts nothing";
  return `${new URL(target.baseUrl).origin} ${job}, ${rateOf(target)} requests a second`;
}

/** Whether somebody agreed to that before. A file that is missing or broken means that nobody did. */
export function isConfirmed(file: string, consent: string): boolean {
  return readConsents(file).includes(consent);
}

export function confirm(file: string, consent: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify([...readConsents(file), consent], undefined, 2)}\n`);
}

function readConsents(file: string): readonly unknown[] {
  try {
    const consents: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(consents) ? consents : [];
  } catch {
    return [];
  }
}
