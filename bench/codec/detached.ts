import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { detach } from "../../packages/client/src/codec/xml/detach.ts";
import type { KeptText } from "./detached-child.ts";
import { measure } from "./measure.ts";

export interface Detachment {
  /** The heap that one text of a document of 8 MB keeps, by the way in which the text is written. */
  readonly kept: readonly KeptText[];
  /** CPU time in milliseconds that the copies of 100,000 texts of 36 characters take beyond cutting them out. */
  readonly cost: number;
}

export function measureDetachment(): Detachment {
  return { kept: measureKeptTexts(), cost: measureCost(100_000) };
}

function measureKeptTexts(): KeptText[] {
  const child = fileURLToPath(new URL("detached-child.ts", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, ["--expose-gc", child], { encoding: "utf8" }));
}

function measureCost(texts: number): number {
  const document = "550e8400-e29b-41d4-a716-446655440000".repeat(texts);
  const cut = (keep: (part: string) => string): string[] =>
    Array.from({ length: texts }, (_, at) => keep(document.slice(at * 36, at * 36 + 36)));
  const [cutting, detaching] = measure(
    [
      { name: "cut", run: () => cut((part) => part) },
      { name: "cut and detach", run: () => cut(detach) },
    ],
    { rounds: 7, roundMilliseconds: 200, collect: false },
  );
  return (detaching?.milliseconds ?? Number.NaN) - (cutting?.milliseconds ?? Number.NaN);
}
