import { createHash } from "node:crypto";
import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { type Store, storeKey } from "@starfish-api/client";
import { UsageError } from "../errors.ts";
import type { NamedRequest } from "../request.ts";
import { lock } from "./lock.ts";
import { isFinal, type RowResult } from "./row-result.ts";
import { writeText } from "./write-text.ts";

const sync = promisify(fdatasync);

/** Keys that are held for less, in milliseconds, are leases: with the process they are over, and are not written down. */
const minLasting = 60_000;

/** What the Results said of a run right after its start: it runs, it has ended, or nothing. */
type Look = "running" | "ended" | "nothing";

/** How many runs must have been known at the first look, where none was seen before its end. */
const minLooks = 5;

/** A line of the file. What is added is never changed. */
type Line =
  | { readonly journal: 1; readonly baseUrl: string }
  | { readonly run: string; readonly request: string }
  | { readonly add: string }
  | { readonly delete: string }
  | { readonly end: RowResult }
  | { readonly unknown: string }
  | { readonly look: Look };

/**
 * What was started, in a file, so that a second start of the command goes on where the first was killed. It is the client's
 * `claims` too: that a start is about to leave is on the disk before it does.
 */
export class Journal {
  readonly #requests = new Map<string, string>();
  readonly #ends = new Map<string, RowResult>();
  readonly #unknown = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #leases = new Set<string>();
  readonly #unlock: () => void;
  readonly #path: string;
  readonly #file: number;
  readonly #looks: Record<Look, number> = { running: 0, ended: 0, nothing: 0 };

  /** Throws UsageError for a file that cannot be read, is of another server or of something else. */
  constructor(path: string, baseUrl: string) {
    this.#path = path;
    this.#unlock = lock(path);
    try {
      this.#file = openFile(path);
      const isNew = this.#read(path, baseUrl);
      if (isNew) this.#write({ journal: 1, baseUrl });
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  readonly store: Store = {
    add: async (key, milliseconds) => {
      if (this.#keys.has(key) || this.#leases.has(key)) return false;
      await this.store.set(key, milliseconds);
      return true;
    },
    set: async (key, milliseconds) => {
      if (milliseconds < minLasting) {
        this.#leases.add(key);
        return;
      }
      this.#keys.add(key);
      this.#write({ add: key });
      await sync(this.#file);
    },
    has: (key) => this.#keys.has(key) || this.#leases.has(key),
    delete: (key) => {
      this.#leases.delete(key);
      if (this.#keys.delete(key)) this.#write({ delete: key });
    },
  };

  /** Whether a run was begun for another request. */
  isForAnother(request: NamedRequest): boolean {
    const before = this.#requests.get(request.runID);
    return before !== undefined && before !== digest(request);
  }

  /** How a run ended, where that is known for good. */
  endOf(runID: string): RowResult | undefined {
    return this.#ends.get(runID);
  }

  /**
   * How far the start of a run came: not sent; about to be sent by a process that has not told what became of it; sent, and
   * its answer left that open; or taken by the server.
   */
  stageOf(runID: string): "none" | "sent" | "unknown" | "started" {
    const own = keyKinds.filter((kind) => this.#keys.has(storeKey(kind, runID))).length;
    if (own === 0) return "none";
    if (own > 1) return "started";
    return this.#unknown.has(runID) ? "unknown" : "sent";
  }

  begin(request: NamedRequest): void {
    if (this.#requests.has(request.runID)) return;
    this.#requests.set(request.runID, digest(request));
    this.#write({ run: request.runID, request: digest(request) });
  }

  /** `isOwn`: the start went out from this process. */
  end(result: RowResult, isOwn: boolean): void {
    if (isFinal(result)) {
      this.#ends.set(result.runID, result);
      this.#write({ end: result });
    } else if (result.outcome === "unknown" && isOwn && !this.#unknown.has(result.runID)) {
      this.#unknown.add(result.runID);
      this.#write({ unknown: result.runID });
    }
  }

  look(look: Look): void {
    this.#looks[look] += 1;
    if (this.#looks[look] <= minLooks) this.#write({ look });
  }

  /**
   * Whether the start of a run has not arrived of which the Results know nothing: they have shown a run before its end, or
   * have known every run the first time that they were asked, right after its start.
   */
  showsEveryRun(): boolean {
    const { running, ended, nothing } = this.#looks;
    return nothing === 0 && (running > 0 || ended >= minLooks);
  }

  close(): void {
    closeSync(this.#file);
    this.#unlock();
  }

  #write(line: Line): void {
    writeText(this.#file, `${JSON.stringify(line)}\n`, this.#path);
  }

  /** Whether the file is new. A last line without its end was being written when the process died: it never counted. */
  #read(path: string, baseUrl: string): boolean {
    const bytes = readFileSync(path);
    const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
    if (whole.length < bytes.length) ftruncateSync(this.#file, whole.length);
    const lines = whole.toString("utf8").split("\n").slice(0, -1);
    for (const [index, text] of lines.entries()) {
      const line = parseLine(text);
      const isHead = line !== undefined && "journal" in line;
      if (line === undefined || isHead !== (index === 0) || (isHead && line.journal !== 1)) {
        throw new UsageError(
          `${path}:${index + 1}:1: this is not a journal of starfish run --many; name another file with --journal`,
        );
      }
      if (isHead && line.baseUrl !== baseUrl) {
        throw new UsageError(
          `${path} is about runs at ${line.baseUrl}, and this is ${baseUrl}; name another file with --journal`,
        );
      }
      this.#take(line);
    }
    return lines.length === 0;
  }

  #take(line: Line): void {
    if ("run" in line) this.#requests.set(line.run, line.request);
    if ("add" in line) this.#keys.add(line.add);
    if ("delete" in line) this.#keys.delete(line.delete);
    if ("end" in line) this.#ends.set(line.end.runID, line.end);
    if ("unknown" in line) this.#unknown.add(line.unknown);
    if ("look" in line) this.#looks[line.look] += 1;
  }
}

/** What the client writes down of a run that it claims. */
const keyKinds = ["sent", "started"] as const;

function openFile(path: string): number {
  try {
    return openSync(path, "a+", 0o600);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function parseLine(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === "object" && line !== null ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}

/** The order of the members does not matter, nor does a runID's. */
function digest(request: NamedRequest): string {
  const members = Object.entries(request).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(members)).digest("hex").slice(0, 32);
}
