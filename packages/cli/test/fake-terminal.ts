import type { Clock, Fetch } from "@starfish-api/client";
import { main } from "../src/main.ts";
import type { Interruption, Terminal } from "../src/terminal.ts";

/** What a command has done. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface FakeOptions {
  readonly env?: Record<string, string>;
  readonly fetch?: Fetch;
  /** What is typed, or comes through a pipe. */
  readonly input?: readonly string[];
  /** Both outputs are a terminal of so many columns. */
  readonly columns?: number;
}

const haste = 20;

/** Polls come twenty times as fast as the system's; what guards against a hang, of five seconds and more, has its time. */
export const hastyClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now() * haste,
  setTimer(milliseconds, callback) {
    const timer = setTimeout(
      callback,
      Math.min(milliseconds < 5000 ? milliseconds / haste : milliseconds, 2 ** 31 - 1),
    );
    return () => clearTimeout(timer);
  },
  random: () => 0,
};

/** A terminal that remembers what was written to it. */
export class FakeTerminal implements Terminal {
  readonly env: Record<string, string>;
  readonly stdin: Terminal["stdin"];
  readonly stdout: Terminal["stdout"];
  readonly stderr: Terminal["stderr"];
  readonly fetch?: Fetch;
  readonly clock = hastyClock;
  out = "";
  err = "";
  readonly #listeners = new Set<(signal: Interruption) => void>();

  constructor({ env = {}, fetch, input = [], columns }: FakeOptions) {
    const isTTY = columns !== undefined;
    this.env = env;
    if (fetch !== undefined) this.fetch = fetch;
    this.stdin = Object.assign(chunksOf(input), { isTTY, setRawMode: () => {} });
    this.stdout = { isTTY, columns, write: (text: string) => (this.out += text) };
    this.stderr = { isTTY, columns, write: (text: string) => (this.err += text) };
  }

  readonly onInterrupt = (listener: (signal: Interruption) => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  interrupt(signal: Interruption = "SIGINT"): void {
    for (const listener of this.#listeners) listener(signal);
  }
}

function chunksOf(input: readonly string[]): AsyncIterable<string> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* input;
    },
  };
}

/** Runs a command line in this process. */
export async function run(args: readonly string[], options: FakeOptions | FakeTerminal = {}): Promise<Outcome> {
  const terminal = options instanceof FakeTerminal ? options : new FakeTerminal(options);
  const code = await main(args, terminal);
  return { code, out: terminal.out, err: terminal.err };
}
