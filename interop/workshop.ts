import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language, Step } from "./language.ts";
import { runStep } from "./run-step.ts";

/** Where a language's program is built, and with which caches. */
export interface Workshop {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const languages = fileURLToPath(new URL("languages", import.meta.url));

/** Lays out the work folder: our program and pins, and the descriptions. What an earlier build left stays. */
export function openWorkshop(language: Language, root: string, environment: Workshop["environment"] = {}): Workshop {
  const folder = join(root, language.id);
  cpSync(join(languages, language.id), folder, { recursive: true });
  for (const [to, from] of Object.entries(language.files ?? {})) {
    cpSync(join(languages, from), join(folder, to), { recursive: true });
  }
  for (const [name, published] of Object.entries(language.descriptions)) {
    cpSync(fileURLToPath(import.meta.resolve(`@starfish-api/openapi/${published}`)), join(folder, name));
  }
  return { folder, environment };
}

/** Seconds that all the steps took. Rejects with a `StepError` at the first that fails. */
export async function build(language: Language, { folder, environment }: Workshop): Promise<number> {
  const start = performance.now();
  for (const step of language.build) await runStep(local(step, folder), folder, environment);
  return (performance.now() - start) / 1000;
}

/** A command with a slash is one of the work folder. */
export function local(step: Step, folder: string): Step {
  return step.command.includes("/") ? { ...step, command: join(folder, step.command) } : step;
}

/** Empty caches for every package client, so that a build does as it does on a new machine. */
export function emptyCaches(root: string): Record<string, string> {
  const cache = (name: string): string => {
    const folder = join(root, "caches", name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  return {
    PIP_CACHE_DIR: cache("pip"),
    GOMODCACHE: cache("go-modules"),
    GOCACHE: cache("go-builds"),
    GOFLAGS: "-modcacherw",
    MAVEN_OPTS: `-Dmaven.repo.local=${cache("maven")}`,
    CARGO_HOME: cache("cargo"),
    npm_config_cache: cache("npm"),
  };
}
