import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { codecWith } from "../check.ts";
import { checks } from "../checks.ts";
import type { PlantedFault } from "./planted-fault.ts";

/** What became of a fault. */
export interface Verdict {
  readonly name: string;
  /** The first check that noticed it. */
  readonly noticedBy?: string;
}

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** How often the text of a fault stands in its file. */
export const placesOf = ({ file, find }: PlantedFault): number =>
  readFileSync(join(src, file), "utf8").split(find).length - 1;

/** Plants a fault in a copy of the sources, and lets the checks loose on it; without a fault, on the codec as it is. */
export async function judge(fault: PlantedFault | undefined): Promise<Verdict> {
  const copy = mkdtempSync(join(tmpdir(), "planted-fault-"));
  try {
    cpSync(src, copy, { recursive: true });
    if (fault !== undefined) plant(fault, copy);
    const load = (path: string) => import(pathToFileURL(join(copy, path)).href);
    const { createTable } = await load("generate/create-table.ts");
    const noticedBy = firstComplaint(await load("index.ts"), createTable);
    return { name: fault?.name ?? "no fault", ...(noticedBy !== undefined && { noticedBy }) };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function plant({ file, find, replace }: PlantedFault, folder: string): void {
  const path = join(folder, file);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(find, () => replace),
  );
}

function firstComplaint(...modules: Parameters<typeof codecWith>): string | undefined {
  let name = "the tables are made";
  try {
    const codec = codecWith(...modules);
    for (const check of Object.values(checks).flat()) {
      name = check.name;
      check.run(codec);
    }
    return undefined;
  } catch {
    return name;
  }
}
