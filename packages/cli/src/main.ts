import { commandSpecs } from "./arguments/commands.ts";
import { generalHelp, helpOf } from "./arguments/help.ts";
import { parseCommandLine } from "./arguments/parse.ts";
import { completion } from "./commands/completion.ts";
import { doctor } from "./commands/doctor.ts";
import { results } from "./commands/results.ts";
import { run } from "./commands/run.ts";
import { start } from "./commands/start.ts";
import { token } from "./commands/token.ts";
import { wait } from "./commands/wait.ts";
import { listen } from "./commands/webhooks-listen.ts";
import { type Context, note, print } from "./context.ts";
import { linesOf, outcomeOf } from "./errors.ts";
import { exitCodes, mistakeCode, type Outcome, signalCodes } from "./exit-code.ts";
import { Interrupted } from "./settings/prompt.ts";
import type { Interruption, Terminal } from "./terminal.ts";
import { version } from "./version.ts";

const commands: Readonly<Record<string, (context: Context) => Promise<Outcome>>> = {
  run,
  start,
  wait,
  results,
  token,
  "webhooks listen": listen,
  doctor,
  completion,
};

/** Runs a command line; gives the exit code, and never rejects. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const controller = new AbortController();
  let interruption: Interruption | undefined;
  const forget = terminal.onInterrupt((signal) => {
    interruption ??= signal;
    controller.abort(new Interrupted());
  });
  try {
    const outcome = await perform(args, terminal, controller.signal);
    return interruption === undefined || outcome === "succeeded" ? exitCodes[outcome] : signalCodes[interruption];
  } catch (error) {
    if (error instanceof Interrupted) return signalCodes[interruption ?? "SIGINT"];
    return fail(error, terminal);
  } finally {
    forget();
  }
}

async function perform(args: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<Outcome> {
  const line = parseCommandLine(args);
  switch (line.kind) {
    case "version":
      print({ terminal }, version());
      return "succeeded";
    case "help":
      print({ terminal }, line.spec === undefined ? generalHelp() : helpOf(line.spec));
      return "succeeded";
    case "command": {
      const command = commands[line.spec.name];
      if (command === undefined) throw new TypeError(`${commandSpecs.length} commands, and none is ${line.spec.name}`);
      return command({ terminal, values: line.values, operands: line.operands, signal });
    }
  }
}

function fail(error: unknown, terminal: Terminal): number {
  const outcome = outcomeOf(error);
  if (outcome !== undefined) {
    for (const line of linesOf(error)) note({ terminal }, line);
    return exitCodes[outcome];
  }
  const stack = error instanceof Error ? error.stack : String(error);
  terminal.stderr.write(`starfish: a mistake in starfish itself; please report it with these lines.\n${stack}\n`);
  return mistakeCode;
}
