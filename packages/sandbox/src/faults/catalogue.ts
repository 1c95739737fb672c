import { suggest } from "../closest-name.ts";
import { accessFaults } from "./access-faults.ts";
import { cultureFaults } from "./culture-faults.ts";
import type { Fault } from "./fault.ts";
import { gatewayFaults } from "./gateway-faults.ts";
import { jsonFaults } from "./json-faults.ts";
import { mediaFaults } from "./media-faults.ts";
import { runFaults } from "./run-faults.ts";
import { transportFaults } from "./transport-faults.ts";
import { webhookFaults } from "./webhook-faults.ts";
import { xmlFaults } from "./xml-faults.ts";

/** Every fault that can be switched on. */
export const faults: readonly Fault[] = [
  ...accessFaults,
  ...runFaults,
  ...xmlFaults,
  ...jsonFaults,
  ...cultureFaults,
  ...mediaFaults,
  ...transportFaults,
  ...gatewayFaults,
  ...webhookFaults,
];

const byName: ReadonlyMap<string, Fault> = new Map(faults.map((fault) => [fault.name, fault]));

/** A fault that nobody knows, or a switch that cannot be read. */
export class FaultError extends Error {
  override readonly name = "FaultError";
}

/** @throws FaultError where there is no fault of that name. */
export function findFault(name: string): Fault {
  const fault = byName.get(name);
  if (fault === undefined) {
    throw new FaultError(
      `There is no fault "${name}".${suggest(name, byName.keys())} The command "starfish-sandbox faults" lists them.`,
    );
  }
  return fault;
}
