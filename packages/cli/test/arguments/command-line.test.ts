import { describe, expect, test } from "vitest";
import { commandSpecs } from "../../src/arguments/commands.ts";
import { run } from "../fake-terminal.ts";

describe("a command line that is wrong ends with 2 and says why", () => {
  test.each([
    [[], "Which command? See starfish --help."],
    [["rum"], 'There is no command "rum". Did you mean run? See starfish --help.'],
    [["--json", "run"], "Give the command before --json. See starfish --help."],
    [["run", "--joob", "x"], "starfish run has no option --joob. Did you mean --job? See starfish run --help."],
    [
      ["run", "--job"],
      "--job needs a value; one that begins with a dash is written --job=VALUE. See starfish run --help.",
    ],
    [["run", "--chain=yes"], "--chain takes no value. See starfish run --help."],
    [["run", "--job", "a", "--job", "b"], "--job is given twice."],
    [["run", "more"], 'starfish run does not know what to do with "more". See starfish run --help.'],
    [["wait"], "starfish wait needs a RUNID. See starfish wait --help."],
    [
      ["webhooks", "listne"],
      'There is no command "webhooks listne". Did you mean webhooks listen? See starfish --help.',
    ],
    [["run", "--media-type", "application/jsn"], "Did you mean application/json?"],
    [
      ["run", "--many", "x.csv", "--concurrency", "0"],
      '--concurrency: expected a whole number from 1 to 1000, found "0"',
    ],
    [["run", "--key", "order"], "--key goes with --many FILE."],
    [["run", "--many", "x.csv", "--run-id", "r"], "--run-id is for one run"],
    [["run", "--many", "x.csv", "--json"], "say where the rows go with --out FILE"],
    [["completion", "tcsh"], 'completion: expected bash, zsh or fish, found "tcsh"'],
    [["run", "--env", "/nowhere/.env"], "--env: /nowhere/.env cannot be read: ENOENT"],
    [["webhooks", "listen"], "STARFISH_WEBHOOK_SECRET is not set"],
    [["webhooks", "listen", "--forward", "nowhere"], "--forward: expected an address"],
  ])("starfish %j", async (args, sentence) => {
    const { code, err, out } = await run(args);
    expect([code, err, out]).toEqual([2, expect.stringContaining(sentence), ""]);
  });

  test.each(["--password", "--Password", "--passwd", "-password", "--token", "--secret", "--api-key"])(
    "%s with a secret, which is not shown",
    async (option) => {
      for (const args of [
        ["run", option, "hunter2"],
        ["run", `${option}=hunter2`],
        ["token", option],
      ]) {
        const { code, err } = await run(args);
        expect([code, err]).toEqual([
          2,
          expect.stringMatching(/is not an option, for others .* Set STARFISH_(PASSWORD|TOKEN|WEBHOOK_SECRET) /),
        ]);
        expect(err).not.toContain("hunter2");
      }
    },
  );
});

const helps = [["--help"], ...commandSpecs.map(({ name }) => [...name.split(" "), "--help"])];

describe("help", () => {
  test.each(helps.map((args) => [args]))("starfish %j fits in 80 columns and names every option", async (args) => {
    const { code, out, err } = await run(args);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").filter((line) => line.length > 80 && !line.includes("starfish "))).toEqual([]);
    const spec = commandSpecs.find(({ name }) => name === args.slice(0, -1).join(" "));
    for (const { name } of spec?.options ?? []) expect(out).toContain(`--${name}`);
  });

  test("of everything names the commands, the variables and the exit codes", async () => {
    const { out } = await run(["help"]);
    for (const { name } of commandSpecs) expect(out).toContain(name);
    expect(out).toMatch(/STARFISH_PASSWORD.*0 {2}ended well.*5 {2}refused/s);
  });

  test("is what a group without its second word gets", async () => {
    expect(await run(["webhooks", "--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("webhooks listen"),
    });
  });
});

describe("completion", () => {
  test.each(["bash", "zsh", "fish"])("for %s knows every command and option", async (shell) => {
    const { code, out } = await run(["completion", shell]);
    expect(code).toBe(0);
    for (const { name, options } of commandSpecs) {
      for (const word of name.split(" ")) expect(out).toContain(word);
      for (const option of options) expect(out).toContain(shell === "fish" ? `-l ${option.name} ` : `--${option.name}`);
    }
  });
});

test("--version tells the package's version", async () => {
  expect(await run(["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
