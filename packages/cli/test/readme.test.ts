import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generalHelp } from "../src/arguments/help.ts";
import { parseCommandLine } from "../src/arguments/parse.ts";

const readme = fileURLToPath(new URL("../README.md", import.meta.url));
const text = readFileSync(readme, "utf8");

test("the README has what --help prints; after a change, run this test with -u", async () => {
  const marked = /(<!-- help: begin -->\n).*?(<!-- help: end -->)/s;
  const current = text.replace(marked, (_, begin, end) => `${begin}\`\`\`text\n${generalHelp()}\n\`\`\`\n${end}`);
  await expect(current).toMatchFileSnapshot(readme);
});

const commands = [...text.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .flatMap((line) => /(?:^|\(|npx )(?:@starfish-api\/cli|starfish) ([^#)]*)/.exec(line)?.[1]?.trim() ?? []);

test("there are command lines to look at", () => {
  expect(commands.length).toBeGreaterThan(6);
});

test.each(commands)("starfish %s is understood", (command) => {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  expect(parseCommandLine(words)).toMatchObject({ kind: "command" });
});
