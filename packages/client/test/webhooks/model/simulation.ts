import type { Clock } from "../../../src/index.ts";

/** What decides everything that is left open: 0 is the harmless choice. */
export type Choose = (count: number) => number;

/** A process that works on deliveries. What it has begun ends with it. */
export interface SimulatedProcess {
  readonly name: string;
  isDead: boolean;
}

/** A question that is on its way to the store. */
export interface Operation {
  readonly process: SimulatedProcess;
  /** What it is, and the key. */
  readonly name: string;
  readonly sentAt: number;
  readonly apply: () => unknown;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

interface Timer {
  readonly process: SimulatedProcess;
  readonly at: number;
  readonly callback: () => void;
}

/** One time for all, timers and questions of every process, and nothing that happens by itself. */
export class Simulation {
  now = 0;
  timers: Timer[] = [];
  operations: Operation[] = [];
  readonly history: string[] = [];

  note(what: string): void {
    this.history.push(`${(this.now / 1000).toFixed(1)} s  ${what}`);
  }

  /** The clocks of processes differ by a constant. */
  clockOf(process: SimulatedProcess, skew: number): Clock {
    return {
      now: () => this.now + skew,
      random: () => 0,
      setTimer: (milliseconds: number, callback: () => void) => {
        const timer = { process, at: this.now + milliseconds, callback };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((other) => other !== timer);
        };
      },
    };
  }

  ask(process: SimulatedProcess, name: string, apply: () => unknown): Promise<unknown> {
    return new Promise((answer, fail) => {
      this.operations.push({ process, name, sentAt: this.now, apply, answer, fail });
    });
  }

  take(operation: Operation): void {
    this.operations = this.operations.filter((other) => other !== operation);
  }

  /** Lets time pass until the next timer, of which there may be none. */
  advance(limit: number): void {
    const [next] = this.timers.toSorted((a, b) => a.at - b.at);
    if (next === undefined || next.at > this.now + limit) {
      this.now += limit;
      return;
    }
    this.now = Math.max(next.at, this.now);
    this.timers = this.timers.filter((other) => other !== next);
    next.callback();
  }

  /** Nothing that a dead process began comes to anything, but for what the store has got already. */
  kill(process: SimulatedProcess): void {
    process.isDead = true;
    this.timers = this.timers.filter((timer) => timer.process !== process);
    this.operations = this.operations.filter((operation) => operation.process !== process);
  }

  /** Promises go on until all of them wait for something of this simulation. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
