/**
 * Tells what changed in the description since the last release, and fails where no changeset asks for the version that
 * the change needs. `--base REF` compares with another commit. Needs git with the tags of the releases.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { bumpOf, classes, classify } from "./changes/classify.js";

const root = new URL("../../", import.meta.url);
/** Whoever has the types or the tables of the description in it. */
const packages = { "@starfish-api/openapi": "openapi", "@starfish-api/client": "packages/client" };
const higher = (one, other) => (classes.indexOf(one) > classes.indexOf(other) ? one : other);

const base = process.argv.includes("--base") ? process.argv[process.argv.indexOf("--base") + 1] : lastRelease();
if (base === undefined) {
  console.log("Nothing was released yet, so no change can break anybody.");
} else {
  const changes = descriptionChanges();
  for (const { bump, what } of changes) console.log(`${bump.padEnd(5)}  ${what}`);
  const needed = bumpOf(changes);
  console.log(needed ? `The description differs from ${base}: ${needed}` : `The description is that of ${base}.`);
  for (const [name, folder] of Object.entries(packages)) {
    const asked = higher(pendingBump(name), versionBump(folder));
    if (needed === undefined || classes.indexOf(asked) >= classes.indexOf(needed)) continue;
    console.error(`${name} needs a changeset with "${needed}", found ${asked ?? "none"}: run "pnpm changeset".`);
    process.exitCode = 1;
  }
}

function git(...args) {
  return execFileSync("git", args, { cwd: fileURLToPath(root), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function lastRelease() {
  return (
    git("tag", "--list", "@starfish-api/openapi@*", "--merged", "HEAD", "--sort=-version:refname").split("\n")[0] ||
    undefined
  );
}

function descriptionChanges() {
  const path = "openapi/starfish.v1.yaml";
  const load = (text) => parse(text, { maxAliasCount: -1 });
  return classify(load(git("show", `${base}:${path}`)), load(readFileSync(new URL(path, root), "utf8")));
}

/** The highest bump that the pending changesets ask for. */
function pendingBump(name) {
  const folder = new URL(".changeset/", root);
  const files = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");
  const bumps = files.map((file) => {
    const [, head = ""] = readFileSync(new URL(file, folder), "utf8").split(/^---$/m);
    return parse(head)?.[name];
  });
  return classes.findLast((bump) => bumps.includes(bump));
}

/** The bump that was made already, as in the pull request that makes a release. */
function versionBump(folder) {
  const version = (text) => JSON.parse(text).version.split(".").map(Number);
  const old = version(git("show", `${base}:${folder}/package.json`));
  const now = version(readFileSync(new URL(`${folder}/package.json`, root), "utf8"));
  const position = now.findIndex((part, index) => part !== old[index]);
  return position === -1 ? undefined : classes.at(-1 - position);
}
