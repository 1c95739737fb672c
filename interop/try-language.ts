import type { Language, MediaType, Step, Tool } from "./language.ts";
import { missingTools } from "./missing-tools.ts";
import { runStep, StepError } from "./run-step.ts";
import { type Trial, tryClient } from "./try-client.ts";
import { build, local, openWorkshop } from "./workshop.ts";

/** What became of one language. */
export type LanguageResult =
  | { readonly language: Language; readonly kind: "missing"; readonly tools: readonly Tool[] }
  | { readonly language: Language; readonly kind: "unbuilt"; readonly reason: string }
  | {
      readonly language: Language;
      readonly kind: "tried";
      readonly buildSeconds: number;
      /** Of a second build in the same folder; missing when it was not asked for. */
      readonly warmSeconds?: number;
      readonly trials: readonly Trial[];
    };

export interface LanguageOptions {
  /** Where work folders are. */
  readonly root: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether to build a second time, to see how long that takes. */
  readonly twice?: boolean;
  /** Where commands are looked for. Default: PATH. */
  readonly path?: string;
}

/** Generates, builds and tries a language's client. A missing toolchain and a failed build are results, not errors. */
export async function tryLanguage(language: Language, options: LanguageOptions): Promise<LanguageResult> {
  const environment = { ...options.environment, ...(options.path !== undefined && { PATH: options.path }) };
  const tools = await missingTools(language.tools, environment);
  if (tools.length > 0) return { language, kind: "missing", tools };
  const workshop = openWorkshop(language, options.root, environment);
  try {
    const buildSeconds = await build(language, workshop);
    const warm = options.twice ? { warmSeconds: await build(language, workshop) } : {};
    const trials: Trial[] = [];
    for (const [mediaType, step] of Object.entries(language.programs) as [MediaType, Step][]) {
      const program = local(step, workshop.folder);
      const run = (told: object) => runStep(program, workshop.folder, { ...workshop.environment, ...told });
      trials.push(await tryClient(run, mediaType));
    }
    return { language, kind: "tried", buildSeconds, ...warm, trials };
  } catch (error) {
    if (error instanceof StepError) return { language, kind: "unbuilt", reason: error.message };
    throw error;
  }
}

/** Whether a result is good enough: a missing toolchain is, unless the language is required. */
export function isGood(result: LanguageResult, required: readonly string[]): boolean {
  switch (result.kind) {
    case "missing":
      return !required.includes(result.language.id);
    case "unbuilt":
      return false;
    case "tried":
      return result.trials.length > 0 && result.trials.every(({ problems }) => problems.length === 0);
  }
}
