import { completionFor } from "../arguments/completion.ts";
import { type Context, print } from "../context.ts";
import type { Outcome } from "../exit-code.ts";

/** `starfish completion SHELL`: prints a script for a shell. */
export async function completion(context: Context): Promise<Outcome> {
  print(context, completionFor(context.operands[0] ?? ""));
  return "succeeded";
}
