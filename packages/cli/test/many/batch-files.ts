import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder of the test file that asks for it, and what writes files into it. */
export function createFolder(): {
  readonly folder: string;
  readonly write: (text: string, extension?: string) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), "starfish-many-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let files = 0;
  return {
    folder,
    write(text, extension = "csv") {
      files += 1;
      const file = join(folder, `${files}.${extension}`);
      writeFileSync(file, text);
      return file;
    },
  };
}

export const three = "order,projectID,jobID,argument\n1,p,j,\n2,p,j,break\n3,p,j,\n";
export const many = (file: string, ...more: string[]) => ["run", "--many", file, ...more];
