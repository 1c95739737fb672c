import type { ServerRequest } from "../server/server-request.ts";
import { isTokenAddress } from "../wire/http/token-endpoint.ts";
import { FaultError, findFault } from "./catalogue.ts";
import type { Fault } from "./fault.ts";

/** The header that switches faults on for one request: names, separated by commas. */
export const faultHeader = "starfish-sandbox-fault";

interface Entry {
  readonly fault: Fault;
  /** How many requests it is still for. */
  left: number;
  /** Only for requests and results of this run. */
  readonly runID: string | undefined;
}

/** A fault that is on. */
export interface SwitchedFault {
  readonly name: string;
  /** How many requests it is still for; null where it is for every one. */
  readonly left: number | null;
  /** The one run that it is for. */
  readonly runID?: string;
}

/** Which faults are on. */
export interface FaultSwitch {
  /** Whether any switched-on fault is for a single run. */
  readonly hasRunFaults: boolean;
  /**
   * The faults for one request, which uses up those that are counted.
   *
   * @param mentions whether the request speaks of a run.
   */
  take(request: ServerRequest, mentions: (runID: string) => boolean): readonly Fault[];
  /** Switches one on: `NAME`, `NAME*COUNT` for so many requests, `NAME@RUNID` for one run, or both. */
  add(specification: string): void;
  /** Switches a fault off, however often it is on. */
  remove(name: string): void;
  clear(): void;
  /** Those that are on, without those that are used up. */
  list(): readonly SwitchedFault[];
}

/** @throws FaultError for a specification that cannot be read. */
export function createFaultSwitch(specifications: readonly string[]): FaultSwitch {
  let entries: Entry[] = specifications.map(parseSpecification);
  return {
    get hasRunFaults() {
      return entries.some(({ runID }) => runID !== undefined);
    },
    take: (request, mentions) => {
      const isToken = isTokenAddress(request.address);
      // Each once: a hundred times twice as long would be more than there is memory.
      const taken = new Set(requestedFaults(request).filter((fault) => (fault.target === "token") === isToken));
      for (const entry of entries) {
        const isMeant = (entry.fault.target === "token") === isToken && entry.left > 0;
        if (isMeant && (entry.runID === undefined || mentions(entry.runID))) {
          entry.left--;
          taken.add(entry.fault);
        }
      }
      return [...taken];
    },
    add: (specification) => {
      entries.push(parseSpecification(specification));
    },
    remove: (name) => {
      entries = entries.filter(({ fault }) => fault.name !== name);
    },
    clear: () => {
      entries = [];
    },
    list: () =>
      entries
        .filter(({ left }) => left > 0)
        .map(({ fault: { name }, left, runID }) => ({
          name,
          left: Number.isFinite(left) ? left : null,
          ...(runID === undefined ? {} : { runID }),
        })),
  };
}

function requestedFaults(request: ServerRequest): readonly Fault[] {
  const header = request.headers.get(faultHeader);
  return header === null ? [] : header.split(",").map((name) => findFault(name.trim()));
}

function parseSpecification(specification: string): Entry {
  const match = /^([a-z0-9-]+)(?:\*(\d+))?(?:@(.+))?$/.exec(specification);
  if (match === null) {
    throw new FaultError(`"${specification}" is not NAME, NAME*COUNT, NAME@RUNID or NAME*COUNT@RUNID.`);
  }
  const [, name = "", count, runID] = match;
  return { fault: findFault(name), left: count === undefined ? Number.POSITIVE_INFINITY : Number(count), runID };
}
