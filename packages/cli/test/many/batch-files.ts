import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Of all test files that have this process one after the other. */
export const folder = mkdtempSync(join(tmpdir(), "starfish-many-"));
process.once("exit", () => rmSync(folder, { recursive: true }));

let files = 0;
export function write(text: string, extension = "csv"): string {
  files += 1;
  const file = join(folder, `${files}.${extension}`);
  writeFileSync(file, text);
  return file;
}

export const three = "order,projectID,jobID,argument\n1,p,j,\n2,p,j,break\n3,p,j,\n";
export const many = (file: string, ...more: string[]) => ["run", "--many", file, ...more];
