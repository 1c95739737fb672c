import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A file of the package, by its path in it. */
export function text(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

export function json(path: string): ReturnType<typeof JSON.parse> {
  return JSON.parse(text(path));
}

/** The hand-written description, aliases expanded. */
export function description(): ReturnType<typeof JSON.parse> {
  return parse(text("starfish.v1.yaml"), { maxAliasCount: -1 });
}
