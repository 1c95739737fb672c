import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

/** Every command of the guides that starts a server of this repository. */
const commands = globSync("docs/guides/*.md", { cwd: root }).flatMap((guide) =>
  [...readFileSync(`${root}/${guide}`, "utf8").matchAll(/^npx -y pnpm@\S+ (.*)$/gm)].map(([, command = ""]) => ({
    guide,
    command,
  })),
);

test("The guides have commands to try.", () => {
  expect(commands.length).toBeGreaterThan(2);
});

test.each(commands)("$guide: “$command” starts a server that says where it listens.", async ({ command }) => {
  const [name = "", ...options] = command.replace(/^exec /, "").split(" ");
  const [, file = ""] = String(scripts[name] ?? "node packages/contract-tests/src/cli.ts").split(" ");
  const anyPort = [
    ...options
      .join(" ")
      .replace(/ ?--port \d+/, "")
      .split(" "),
    "--port",
    "0",
  ].filter(Boolean);
  const server = spawn(process.execPath, [file, ...anyPort], { cwd: root });
  try {
    const [text] = await once(server.stdout, "data");
    expect(String(text)).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  } finally {
    server.kill();
  }
});
