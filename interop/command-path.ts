import { existsSync } from "node:fs";
import { join } from "node:path";

/** Whether a command of this name can be started. */
export function isCommand(name: string, path: string = process.env["PATH"] ?? ""): boolean {
  return path.split(":").some((folder) => folder !== "" && existsSync(join(folder, name)));
}
