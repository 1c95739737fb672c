import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** One of the documents in this folder. */
export function loadDocument(name: "contracts" | "jobs" | "plain"): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, import.meta.url), "utf8"), { merge: true });
}
