import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTypeChecker } from "./type-checker.ts";

const client = fileURLToPath(new URL("../..", import.meta.url));

export interface Compiler {
  readonly version: string;
  /** Checks a folder with its tsconfig.json, and gives what there is to complain of: nothing, if it is right. */
  readonly check: (folder: string) => string | Promise<string>;
}

/** The oldest TypeScript that is supported, the last one in JavaScript, and today's. */
export const compilers: readonly Compiler[] = [
  { version: "5.4", check: createTypeChecker("5.4", join(client, "node_modules/typescript-5.4/lib/typescript.js")) },
  { version: "5.9", check: createTypeChecker("5.9", join(client, "node_modules/typescript-5.9/lib/typescript.js")) },
  { version: "7", check: native },
];

/** TypeScript 7 is a program of its own, and fast. */
function native(folder: string): Promise<string> {
  const tsc = join(client, "../../node_modules/typescript/bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, "-p", folder], (error, stdout, stderr) =>
      resolve(error === null ? stdout + stderr : `exit ${error.code}\n${stdout}${stderr}`),
    );
  });
}
