import { openSync, readSync, writeSync } from "node:fs";
import { type Fault, functions, numberOf, ways } from "./faults.ts";

/** What `fail-nth.c` reads and writes. */
export interface Control {
  readonly arm: (fault: Fault, nth: number, port: number) => void;
  /** Lets nothing fail any more; whether something did. */
  readonly disarm: () => boolean;
}

export function openControl(path: string): Control {
  const file = openSync(path, "r+");
  const write = (values: readonly number[]): void => {
    writeSync(file, new Uint8Array(Int32Array.from(values).buffer), 0, values.length * 4, 0);
  };
  return {
    arm: ({ name, way, error }, nth, port) =>
      write([port, functions.indexOf(name), ways.indexOf(way), numberOf(error), nth, 0, 0]),
    disarm() {
      const values = new Int32Array(7);
      readSync(file, new Uint8Array(values.buffer), 0, values.byteLength, 0);
      write([values[0] ?? 0, 0, 0, 0, 0, 0, 0]);
      return values[6] === 1;
    },
  };
}
