import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const judge = `${root}/packages/contract-tests/src/cli.ts`;
const sandbox = `${root}/packages/sandbox/src/cli.ts`;

/** What follows the beginning of a command line in the guides. */
function commandsAfter(beginning: string): { readonly guide: string; readonly command: string }[] {
  return globSync("docs/guides/*.md", { cwd: root }).flatMap((guide) =>
    [...readFileSync(`${root}/${guide}`, "utf8").matchAll(new RegExp(`^${beginning} (.*)$`, "gm"))].map(
      ([, command = ""]) => ({ guide, command }),
    ),
  );
}

const ofKit = commandsAfter("npx @starfish-api/contract-tests");
const proxies = ofKit.filter(({ command }) => command.startsWith("proxy "));
const sandboxes = commandsAfter("npx @starfish-api/sandbox");
const servers = [
  ...sandboxes.map((each) => ({ ...each, file: sandbox })),
  ...proxies.map((each) => ({ ...each, file: judge })),
];
const runs = ofKit.filter((each) => !proxies.includes(each));

test("The guides have commands to try.", () => {
  expect([servers.length > 2, runs.length > 0]).toEqual([true, true]);
});

test.each(servers)("$guide: “$command” starts a server that says where it listens.", async ({ command, file }) => {
  const anyPort = [...command.replace(/ ?--port \d+/, "").split(" "), "--port", "0"].filter(Boolean);
  const server = spawn(process.execPath, [file, ...anyPort], { cwd: root });
  try {
    const [text] = await once(server.stdout, "data");
    expect(String(text)).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  } finally {
    server.kill();
  }
});

test.each(runs)("$guide: “$command” ends without findings.", async ({ command }) => {
  const cwd = mkdtempSync(join(tmpdir(), "starfish-"));
  const { stdout } = await promisify(execFile)(process.execPath, [judge, ...command.split(" ")], { cwd });
  rmSync(cwd, { recursive: true });
  expect(stdout).not.toBe("");
});
