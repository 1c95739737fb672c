import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contender } from "./contender.ts";
import { median } from "./measure.ts";
import type { MemoryFigures } from "./memory-child.ts";
import type { Message } from "./messages.ts";

export interface MemoryMeasurement extends MemoryFigures {
  readonly name: string;
}

const child = fileURLToPath(new URL("memory-child.ts", import.meta.url));

/** What decoding the message takes of memory: the medians over some processes for each contender. */
export function measureMemory(
  contenders: readonly Contender[],
  message: Message,
  processes: number,
): MemoryMeasurement[] {
  const directory = mkdtempSync(join(tmpdir(), "starfish-bench-"));
  const files = { json: join(directory, "rows.json"), xml: join(directory, "rows.xml") };
  try {
    writeFileSync(files.json, message.json);
    writeFileSync(files.xml, message.xml("canonical"));
    return contenders.map(({ name, reads }) => {
      const figures = Array.from({ length: processes }, () => measureOnce(name, files[reads]));
      const middle = (of: (figures: MemoryFigures) => number): number => median(figures.map(of));
      return {
        name,
        peak: middle(({ peak }) => peak),
        allRows: middle(({ allRows }) => allRows),
        oneRow: middle(({ oneRow }) => oneRow),
        oneText: middle(({ oneText }) => oneText),
      };
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function measureOnce(name: string, file: string): MemoryFigures {
  const args = ["--expose-gc", "--max-old-space-size=8192", child, name, file];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}
