import { readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { UsageError } from "../errors.ts";

/** Holds a file for this process alone; gives what lets it go. Throws UsageError where another process has it. */
export function lock(file: string): () => void {
  const path = `${file}.lock`;
  const own = `${process.pid} ${hostname()}`;
  if (!tryLock(path, own)) {
    const holder = readFileSync(path, "utf8");
    if (isAlive(holder) || !takeOver(path, holder) || !tryLock(path, own)) {
      throw new UsageError(`${file} is in use by the process ${holder}; if that is not so, delete ${path}.`);
    }
  }
  return () => {
    try {
      unlinkSync(path);
    } catch {
      // Somebody has deleted it.
    }
  };
}

function tryLock(path: string, own: string): boolean {
  try {
    writeFileSync(path, own, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new UsageError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** A process of another machine may be alive; one with the number of this process is of a container that was killed. */
function isAlive(holder: string): boolean {
  const [pid, host] = holder.split(" ");
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Only one process can move the file of a dead one away; who has moved a living one's puts it back. */
function takeOver(path: string, holder: string): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const isSame = readFileSync(aside, "utf8") === holder;
  if (isSame) unlinkSync(aside);
  else renameSync(aside, path);
  return isSame;
}
