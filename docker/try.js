/**
 * `node docker/try.js`: runs the steps of the Dockerfile in folders of their own, one for each stage, and asks each command
 * for its help. What a base image and a user are is not tried.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const place = mkdtempSync(join(tmpdir(), "starfish-docker-"));
/** @type {Map<string, string>} */
const stages = new Map();
let stage = place;
let folder = place;

/** @param {string} path absolute in the image, or from its working directory */
const inStage = (path) => (path.startsWith("/") ? join(stage, path) : join(folder, path));

/** @param {string} text */
const relocated = (text) => text.replaceAll(/(?<=^|\s)\/[\w./-]+/g, (path) => join(stage, path));

/** @type {Record<string, (text: string) => void>} */
const steps = {
  FROM(text) {
    const [, name = ""] = / AS (\S+)$/.exec(text) ?? [];
    stage = join(place, name);
    folder = stage;
    stages.set(name, stage);
    mkdirSync(join(stage, "usr/local"), { recursive: true });
  },
  WORKDIR(text) {
    folder = inStage(text);
    mkdirSync(folder, { recursive: true });
  },
  COPY(text) {
    const [, from, source = "", target = ""] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(text) ?? [];
    if (from !== undefined) return cpSync(join(stages.get(from) ?? "", source), inStage(target), { recursive: true });
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
    for (const file of files.toString().split("\0").filter(Boolean)) {
      mkdirSync(dirname(join(inStage(target), file)), { recursive: true });
      cpSync(join(root, file), join(inStage(target), file));
    }
  },
  RUN(text) {
    const env = { ...process.env, HOME: join(stage, "root"), npm_config_prefix: join(stage, "usr/local"), CI: "true" };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", relocated(text)], { cwd: folder, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${text} ended with ${status}:\n${stdout.slice(-3000)}\n${stderr.slice(-3000)}`);
  },
  ENTRYPOINT(text) {
    const [name = ""] = JSON.parse(text);
    const said = execFileSync(join(stage, "usr/local/bin", name), ["--help"], { encoding: "utf8" });
    console.info(`${name} --help: ${said.split("\n", 1)[0]}`);
  },
  USER() {},
  EXPOSE() {},
};

try {
  for (const line of readFileSync(join(root, "Dockerfile"), "utf8").split("\n")) {
    const [, step = "", text = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (step === "") continue;
    console.info(line);
    const run = steps[step];
    if (run === undefined) throw new Error(`docker/try.js does not know ${step}`);
    run(text);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
