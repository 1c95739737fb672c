import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Judge, token } from "./judge.ts";
import { runProgram } from "./program.ts";

const version = "2.55.1";
const description = fileURLToPath(new URL("../../openapi/generated/starfish.v1.json-bodies.json", import.meta.url));

/** Specmatic, whose npm package carries its jar; a Java 17 is needed. */
export async function createSpecmatic(tools: string): Promise<Judge> {
  const jar = join(tools, "npm/node_modules/specmatic/specmatic.jar");
  if (!existsSync(jar)) {
    await runProgram("npm", ["install", "--prefix", "npm", `specmatic@${version}`], { folder: tools, maxSeconds: 600 });
  }
  await runProgram("java", ["-version"], { folder: tools });
  return {
    name: "Specmatic",
    version,
    note: "JSON bodies alone, without the forms' examples, over which it stumbles; two combinations of members; a token is given",
    judge: async (url, folder) => {
      writeFileSync(join(folder, "description.json"), JSON.stringify(simplify(readFileSync(description, "utf8"))));
      const { code, output, seconds } = await runProgram(
        "java",
        ["-XX:TieredStopAtLevel=1", "-jar", jar, "test", `--testBaseURL=${url}`, "--timeout=5", "description.json"],
        { folder, variables: { MAX_TEST_REQUEST_COMBINATIONS: "2", bearerToken: token } },
      );
      return { failures: failuresOf(output), seconds, isWhole: code !== null };
    },
  };
}

/** What it can read: one scheme of security, no XML, no text of a form. */
function simplify(text: string): unknown {
  const document = JSON.parse(text, (name, value: unknown) => {
    // Without the other scheme the choice between two would be one between a token and none.
    const schemes = name === "security" ? (value as object[]).filter((each) => Object.keys(each).length > 0) : value;
    return dropped.has(name) ? undefined : schemes;
  }) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  for (const { requestBody } of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    delete requestBody?.content?.["application/x-www-form-urlencoded"]?.examples;
  }
  return document;
}

const dropped: ReadonlySet<string> = new Set(["passwordGrant", "xml"]);

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { examples?: unknown }>> };
}

/** The scenarios that fail, each with the rules and places that it names. */
function failuresOf(output: string): string[] {
  return output
    .slice(output.indexOf("Unsuccessful Scenarios"))
    .split(/^(?=\s*(?:"|In scenario|Scenario: ))/m)
    .flatMap((text) => {
      const api = /API: (.+)/.exec(text)?.[1];
      const places = [...text.matchAll(/>> (\S+)|\b(R\d{4}):/g)].map(([, place, rule]) => place ?? rule);
      return api === undefined ? [] : [`${api.trim()}: ${[...new Set(places)].join(" ")}`];
    });
}
