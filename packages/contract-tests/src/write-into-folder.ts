import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { KitError } from "./errors.ts";

/**
 * Writes a file, and makes the folders that are missing.
 *
 * @throws {KitError} when it cannot be written; it names the file.
 */
export function writeIntoFolder(file: string, text: string): void {
  try {
    makeFolder(dirname(resolve(file)));
    writeFileSync(file, text);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/**
 * Finds out, without making anything, whether a file could be written: what takes minutes is not to be lost at its end.
 *
 * @param folder - Where a relative path begins. Default: the working directory.
 * @throws {KitError} when it could not be.
 */
export function checkWritable(file: string, folder = "."): void {
  const path = resolve(folder, file);
  try {
    if (/[\\/]$/.test(file) || (existsSync(path) && statSync(path).isDirectory())) {
      throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    }
    if (existsSync(path)) {
      accessSync(path, constants.W_OK);
      return;
    }
    const existing = nearestFolder(dirname(path));
    if (!statSync(existing).isDirectory()) {
      throw Object.assign(new Error("no folder"), { code: "ENOTDIR" });
    }
    accessSync(existing, constants.W_OK);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/** Folder by folder: where a file system makes none, Node.js would try for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    return;
  }
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") {
      throw cause;
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EROFS: "nothing can be written there",
  ENOSPC: "there is no room left",
};

function unwritable(file: string, cause: unknown): KitError {
  const code = codeOf(cause);
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new KitError(`${file} cannot be written: ${reason}${code in reasons ? ` (${code})` : ""}`, { cause });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
