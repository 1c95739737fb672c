import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalXml, rows } from "./shapes.ts";

/**
 * By how many bytes a process grew at most while it decoded. The least of some processes: on a busy machine garbage is
 * collected late.
 */
export interface Memory {
  readonly json: number;
  readonly xml: number;
}

const child = fileURLToPath(new URL("memory-child.ts", import.meta.url));

export function measureMemory(count: number, processes: number): Memory {
  const directory = mkdtempSync(join(tmpdir(), "codec-bench-"));
  const shape = rows(count);
  const files = { json: join(directory, "rows.json"), xml: join(directory, "rows.xml") };
  const peakOf = (form: "json" | "xml"): number => {
    return Math.min(...Array.from({ length: processes }, () => peakOnce(form, files[form])));
  };
  try {
    writeFileSync(files.json, JSON.stringify(shape.value));
    writeFileSync(files.xml, canonicalXml(shape));
    return { json: peakOf("json"), xml: peakOf("xml") };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function peakOnce(form: string, file: string): number {
  return Number(execFileSync(process.execPath, ["--expose-gc", child, form, file], { encoding: "utf8" }));
}
