import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Mistake } from "./mistakes.ts";

const client = fileURLToPath(new URL("../..", import.meta.url));

/** In which history the model finds a mistake; undefined where it does not. Throws where the mistake cannot be planted. */
export async function historyThatFinds(mistake: Mistake, histories: number): Promise<number | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "starfish-model-"));
  try {
    const source = join(folder, "src");
    cpSync(join(client, "src"), source, { recursive: true });
    cpSync(join(client, "package.json"), join(folder, "package.json"));
    symlinkSync(join(client, "node_modules"), join(folder, "node_modules"));
    plant(join(source, mistake.file), mistake);
    return await explore(pathToFileURL(source).href, histories);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function plant(file: string, { name, from, to }: Mistake): void {
  const code = readFileSync(file, "utf8");
  if (code.split(from).length !== 2) throw new Error(`"${name}" has no place in ${file}`);
  writeFileSync(
    file,
    code.replace(from, () => to),
  );
}

function explore(source: string, histories: number): Promise<number | undefined> {
  const program = fileURLToPath(new URL("model.ts", import.meta.url));
  const input = [program, "--source", source, "--histories", String(histories), "--threads", "1", "--first"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, input, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const found = /^seed \d+, history (\d+): /m.exec(stdout)?.[1];
      if (found !== undefined) resolve(Number(found));
      else if (error === null) resolve(undefined);
      else reject(new Error(stderr));
    });
  });
}
