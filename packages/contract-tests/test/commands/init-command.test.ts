import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { initCommand } from "../../src/commands/init-command.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { makeFolder, runHere } from "./surroundings.ts";

interface Written {
  readonly folder: string;
  readonly asked: readonly string[];
  readonly output: string;
}

async function initHere(
  answers: readonly string[],
  { args = [] as string[], isAttended = false, folder = makeFolder() } = {},
): Promise<Written> {
  const asked: string[] = [];
  const texts: string[] = [];
  await initCommand(args, {
    folder,
    stdout: { write: (text) => texts.push(text) },
    ask: async (question) => answers[asked.push(question) - 1],
    isAttended,
  });
  return { folder, asked, output: texts.join("") };
}

const address = "https://api.starfish.test";

test("Five answers make a configuration that the run reads.", async () => {
  const { folder, asked, output } = await initHere([
    `${address}/`,
    "MY_USER MY_PASSWORD",
    "application/json, text/xml",
    "my-project/my-job",
    "http://me.test:9000/hooks",
  ]);
  expect(asked.length).toBe(5);
  const { config } = await loadConfig(folder);
  expect(config).toEqual({
    environments: {
      staging: {
        baseUrl: address,
        credentials: { usernameVariable: "MY_USER", passwordVariable: "MY_PASSWORD" },
        mediaTypes: ["application/json", "text/xml"],
        probeJob: { projectID: "my-project", jobID: "my-job" },
        webhookURL: "http://me.test:9000/hooks",
        webhookPort: 9000,
      },
    },
  });
  expect(output).toContain("Set MY_USER and MY_PASSWORD");
  expect(output).toContain("run --env staging --dry-run");
  const variables = { MY_USER: "ada", MY_PASSWORD: "a secret" };
  const { stdout } = await runHere(["--env", "staging", "--list"], { folder, variables });
  expect(stdout).toContain("getResults/");
});

test("What is left out is usual and safe: nothing may be started, no webhook comes.", async () => {
  const { folder } = await initHere([address, "", "", "", ""]);
  const { config } = await loadConfig(folder);
  expect(config.environments["staging"]).toEqual({
    baseUrl: address,
    credentials: { usernameVariable: "STARFISH_USERNAME", passwordVariable: "STARFISH_PASSWORD" },
  });
});

test("One variable holds a token; another name, and a file of JSON.", async () => {
  const { folder } = await initHere([address, "MY_TOKEN", "", "no", "none"], {
    args: ["--env", "live", "--config", "other.json"],
  });
  expect(JSON.parse(readFileSync(join(folder, "other.json"), "utf8"))).toEqual({
    environments: { live: { baseUrl: address, credentials: { tokenVariable: "MY_TOKEN" } } },
  });
});

test.each([
  [[""], /base address must be/],
  [[], /base address must be/],
  [["ftp://x"], /base address must be/],
  [["https://ada:secret@x.test"], /belong into environment variables/],
  [["https://x.test/v1/"], /leave it out/],
  [["https://x.test/?a=b"], /without a query/],
  [[address, "A B C"], /one or two environment variables/],
  [[address, "ada s3cret!"], /not what they hold/],
  [[address, "", "application/jsn"], /did you mean application\/json\?/],
  [[address, "", "", "only-a-project"], /projectID\/jobID/],
  [[address, "", "", "", "me.test:9000"], /webhooks' address must be/],
])(
  "%j is refused where nobody can be asked again, without being repeated, and nothing is written.",
  async (answers, message) => {
    const folder = makeFolder();
    const refusal = await initHere(answers, { folder }).catch((cause: unknown) => cause);
    expect(refusal).toMatchObject({ name: "UsageError", message: expect.stringMatching(message) });
    expect(String(refusal)).not.toMatch(/secret|s3cret/);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("Somebody is asked again until the answer can be.", async () => {
  const { asked, folder, output } = await initHere(["x", address, "", "", "p", "p/j", ""], { isAttended: true });
  expect(asked.length).toBe(7);
  expect(output).toContain("must be an http or https address");
  expect(existsSync(join(folder, "starfish-contract.config.yaml"))).toBe(true);
});

test("Somebody who goes away in the middle leaves nothing behind.", async () => {
  const folder = makeFolder();
  await expect(initHere(["x"], { isAttended: true, folder })).rejects.toThrow(/base address/);
  expect(readdirSync(folder)).toEqual([]);
});

test.each(["yaml", "yml", "json", "js", "ts"])(
  "A configuration that is there as .%s is never overwritten, and nothing is asked.",
  async (ending) => {
    const folder = makeFolder();
    const file = join(folder, `starfish-contract.config.${ending}`);
    writeFileSync(file, "mine");
    await expect(initHere([address], { folder })).rejects.toThrow(/overwrites nothing/);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(readdirSync(folder).length).toBe(1);
  },
);

test("The answers may come from a pipe, all at once.", async () => {
  const folder = makeFolder();
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const child = spawn(process.execPath, [cli, "init"], { cwd: folder });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => texts.push(String(chunk)));
  child.stdin.end(`${address}\nMY_TOKEN\ntext/json\n\n\n`);
  const [code] = await once(child, "close");
  expect(code, texts.join("")).toBe(0);
  expect(parse(readFileSync(join(folder, "starfish-contract.config.yaml"), "utf8"))).toEqual({
    environments: {
      staging: { baseUrl: address, credentials: { tokenVariable: "MY_TOKEN" }, mediaTypes: ["text/json"] },
    },
  });
});
