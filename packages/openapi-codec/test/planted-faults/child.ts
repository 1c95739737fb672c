import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { codecWith } from "../check.ts";
import { checks } from "../checks.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { plantedFaults } from "./planted-faults.ts";

// Plants each fault in a copy of the sources, lets the checks loose on it and prints what became of it as JSON.

/** What became of a fault: how often its place stands in the file, and the first check that noticed it. */
export interface Verdict {
  readonly name: string;
  readonly places: number;
  readonly noticedBy: string | undefined;
}

const src = fileURLToPath(new URL("../../src", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "planted-faults-"));

async function judge({ name, file, find, replace }: PlantedFault, index: number): Promise<Verdict> {
  const copy = join(folder, String(index));
  cpSync(src, copy, { recursive: true });
  const text = readFileSync(join(copy, file), "utf8");
  const places = text.split(find).length - 1;
  writeFileSync(
    join(copy, file),
    text.replace(find, () => replace),
  );
  const load = (path: string) => import(pathToFileURL(join(copy, path)).href);
  try {
    const { createTable } = await load("generate/create-table.ts");
    return { name, places, noticedBy: firstComplaint(await load("index.ts"), createTable) };
  } finally {
    rmSync(copy, { recursive: true });
  }
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

try {
  const verdicts: Verdict[] = [];
  const whole: PlantedFault = { name: "no fault", file: "codec.ts", find: "import {", replace: "import {" };
  for (const [index, fault] of [whole, ...plantedFaults].entries()) verdicts.push(await judge(fault, index));
  console.log(JSON.stringify(verdicts));
} finally {
  rmSync(folder, { recursive: true });
}
