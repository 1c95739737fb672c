import { readFileSync } from "node:fs";
import { namesOf } from "../../profile/probe-job.ts";
import { writeIntoFolder } from "../../write-into-folder.ts";
import { refusalToStart } from "../refuse-for-safety.ts";
import { addressOf, callerOf, rateOf, type Target } from "../target.ts";

/**
 * What somebody agreed to: an address, as whom it is asked, and what may happen there. Whatever of it is another has to be
 * agreed to again. No secret is in it.
 */
export function consentOf(target: Target): string {
  const { allowChange = false, allowDelete = false, allowOversize = false, probe } = target;
  return [
    `${addressOf(target)} as ${callerOf(target)}`,
    refusalToStart(target) === undefined
      ? `starts ${JSON.stringify(probe === undefined ? [] : namesOf(probe))}`
      : "starts nothing",
    `${rateOf(target)} requests a second`,
    ...(allowOversize ? ["bodies of more than 4 MiB"] : []),
    ...(allowChange ? ["changes"] : []),
    ...(allowDelete ? ["deletions"] : []),
  ].join(", ");
}

/** Whether somebody agreed to that before. A file that is missing or broken means that nobody did. */
export function isConfirmed(file: string, consent: string): boolean {
  return readConsents(file).includes(consent);
}

/** Remembers what somebody agreed to. Throws a KitError where that cannot be written down. */
export function confirm(file: string, consent: string): void {
  writeIntoFolder(file, `${JSON.stringify([...readConsents(file), consent], undefined, 2)}\n`);
}

function readConsents(file: string): readonly unknown[] {
  try {
    const consents: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(consents) ? consents : [];
  } catch {
    return [];
  }
}
