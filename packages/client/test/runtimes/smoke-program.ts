import { build } from "esbuild";

/** Starts a job in JSON and in XML, waits for it, and tells what came back. */
const program = `
import { createClient } from "@starfish-api/client";

export async function smoke(baseUrl) {
  const credentials = { username: "ada@example.com", password: "correct horse & battery" };
  const lines = [];
  for (const mediaType of ["application/json", "application/xml"]) {
    const contentTypes = [];
    const starfish = createClient({
      baseUrl,
      credentials,
      mediaType,
      onExchange: ({ responseHeaders }) => contentTypes.push(responseHeaders?.["content-type"]),
    });
    const run = starfish.runJob({ projectID: "p", jobID: "j", argument: "é & <" }, { firstPollDelay: 20 });
    const rows = await run;
    lines.push([rows[0].status, rows[0].totalRows, rows[0].runID === run.runID, contentTypes.at(-1)].join(" "));
  }
  return lines;
}
`;

/** What every runtime must answer. */
export const expected: readonly string[] = [
  "Complete 10 true application/json; charset=utf-8",
  "Complete 10 true application/xml; charset=utf-8",
];

/** One file with the client in it, as a user's bundler makes it of the installed package; `entry` calls `smoke`. */
export async function bundleSmoke(folder: string, entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `${program}\n${entry}`, resolveDir: folder },
    bundle: true,
    format: "esm",
    target: "es2023",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
