import { readdirSync } from "node:fs";

/** `starfish.v1`, `starfish.v2` and so on: the hand-written descriptions that stand in a folder. */
export function findDocuments(folder) {
  const names = readdirSync(folder)
    .map((file) => /^(?<name>\w+\.v(?<version>\d+))\.yaml$/.exec(file)?.groups)
    .filter((groups) => groups !== undefined);
  if (names.length === 0) throw new Error(`${folder.pathname} holds no description named like starfish.v1.yaml`);
  return names
    .map(({ name, version }) => ({ name, version: Number(version) }))
    .sort((one, other) => one.version - other.version);
}
