import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { nodeOf, nodeVersions } from "../package/node-versions.ts";
import { createProject } from "../package/pack-client.ts";
import { startBadServers } from "./bad-servers.ts";
import { commandOf } from "./commands.ts";

const project = await createProject();
const servers = await startBadServers();
afterAll(() => {
  servers.close();
  project.remove();
});

/** Starts a job at each base URL that it is given, without waits between attempts, and tells what was sent and said. */
const program = `
import { createClient } from "@starfish-api/client";

const clock = {
  now: Date.now,
  random: Math.random,
  setTimer(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds <= 8000 ? 1 : milliseconds);
    return () => clearTimeout(timer);
  },
};
const urls = JSON.parse(globalThis.Deno ? Deno.args[0] : process.argv[2]);
const told = {};
for (const [what, baseUrl] of Object.entries(urls)) {
  const methods = [];
  const client = createClient({ baseUrl, clock, onExchange: ({ method }) => methods.push(method) });
  const run = client.runJob({ runID: "r", projectID: "p", jobID: "j" }, { inquiry: 0, deadline: 30_000 });
  const error = await run.catch((error) => error);
  told[what] = { code: error.code, message: error.message, sent: methods.join(" ") };
}
console.log(JSON.stringify(told));
`;

type Told = Readonly<Record<string, { readonly code: string; readonly message: string; readonly sent: string }>>;

const file = join(project.folder, "unsent.mjs");
const { outputFiles } = await build({
  stdin: { contents: program, resolveDir: project.folder },
  bundle: true,
  format: "esm",
  target: "es2023",
  write: false,
});
writeFileSync(file, outputFiles[0]?.text ?? "");

async function tell(runtime: string, urls: object, env: NodeJS.ProcessEnv = {}): Promise<Told> {
  const [, version] = /^node (.*)/.exec(runtime) ?? [];
  const [command, ...options] = version === undefined ? commandOf(runtime) : [await nodeOf(version)];
  const { stdout } = await promisify(execFile)(command, [...options, file, JSON.stringify(urls)], {
    cwd: project.folder,
    env: { ...process.env, ...env },
    timeout: 120_000,
  });
  return JSON.parse(stdout) as Told;
}

const never = { code: "network_failed", sent: "POST POST POST" };
/** The Results could not be asked either: three attempts, for asking is repeated. */
const perhaps = { code: "start_unknown", sent: "POST GET GET GET" };

const expected = {
  "nobody listens": never,
  "the host has no address": never,
  "the port does not speak TLS": never,
  "the connection ends within the handshake": never,
  "the certificate is not trusted": never,
  "fetch refuses the port": never,
  "the connection ends after the request": perhaps,
  "the connection is reset after the request": perhaps,
  "the server answers 421": { code: "start_unknown", sent: "POST GET" },
};

const runtimes: readonly (readonly [name: string, own: object])[] = [
  ["node", {}],
  ...nodeVersions.map((version): readonly [string, object] => [`node ${version}`, {}]),
  ["deno", {}],
  [
    "bun",
    {
      // Its words are those of a connection that is lost later.
      "the connection ends within the handshake": perhaps,
    },
  ],
];

test.each(runtimes)("%s tells what certainly never left from what may have", async (runtime, own) => {
  const before = servers.misdirected();
  const told = await tell(runtime, servers.urls);
  expect(told).toMatchObject({ ...expected, ...own });
  expect(servers.misdirected()).toBe(before + 1);
  // Older ones take no proxy from the environment.
  if (/^node 2[02]/.test(runtime)) return;
  const proxied = { "a proxy refuses": "https://starfish.test" };
  const env = { HTTPS_PROXY: servers.proxy, https_proxy: servers.proxy, NODE_USE_ENV_PROXY: "1", NO_PROXY: "" };
  const { "a proxy refuses": refused } = await tell(runtime, proxied, env);
  expect(refused).toMatchObject(never);
  expect(refused?.message).toContain("The proxy wants a user name and a password");
});
