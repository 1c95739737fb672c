import { setTimeout as sleep } from "node:timers/promises";
import { KitError } from "../errors.ts";
import { printable, withoutCommands } from "../report/printable.ts";
import type { Report } from "../report/report.ts";
import type { RunExitCode } from "./tell-report.ts";

/** What starts the next round. */
export interface Rounds {
  /** Whether Enter was pressed; false where nobody can press it any more. */
  readonly awaitEnter: (() => Promise<boolean>) | undefined;
  /** Seconds until the next round begins by itself. */
  readonly every: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Whether a server that cannot be judged is asked again: elsewhere more tries could lock an account. */
  readonly mayComeBack: boolean;
}

/** Of a body, in characters. */
const maxBody = 300;

/** What is new in every round: GUIDs and times. */
const fresh = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+/gi;

/**
 * Runs one case again and again, and prints what its outcome is, then what has changed. From the second round on, a local
 * target that cannot be judged is an outcome too: its server is being restarted.
 *
 * @throws {KitError} when the first round cannot be judged, or a later one of a server that is not on this machine.
 */
export async function watchCase(
  runOnce: () => Promise<Report>,
  rounds: Rounds,
  print: (text: string) => void,
): Promise<RunExitCode> {
  let before: readonly string[] | undefined;
  let code: RunExitCode = 0;
  do {
    let lines: readonly string[];
    try {
      const report = await runOnce();
      lines = describeOutcome(report);
      code = report.totals.failed > 0 ? 1 : 0;
    } catch (cause) {
      if (before === undefined || !rounds.mayComeBack || !(cause instanceof KitError)) {
        throw cause;
      }
      lines = [`not judged: ${withoutCommands(printable(cause.message))}`];
    }
    if (rounds.signal?.aborted === true) {
      break;
    }
    print(before === undefined ? toText("", lines) : describeChange(before, lines));
    before = lines;
  } while (await nextRound(rounds));
  return code;
}

async function nextRound({ awaitEnter, every, signal }: Rounds): Promise<boolean> {
  const over = new AbortController();
  const stop = (): void => over.abort();
  signal?.addEventListener("abort", stop, { once: true });
  const stopped = new Promise<boolean>((resolve) => {
    over.signal.addEventListener("abort", () => resolve(false), { once: true });
  });
  const entered = awaitEnter?.().then((isEntered) => isEntered || (every === undefined ? false : stopped)) ?? false;
  const waited = every === undefined ? entered : sleep(every * 1000, true, { signal: over.signal }).catch(() => false);
  try {
    return signal?.aborted !== true && (await Promise.race([stopped, waited, ...(awaitEnter ? [entered] : [])]));
  } finally {
    signal?.removeEventListener("abort", stop);
    over.abort();
  }
}

function describeOutcome({ cases, findings }: Report): string[] {
  return [
    ...cases.flatMap(({ exchange, reason, status }) => [
      `${status}${reason === undefined ? "" : `: ${reason}`}`,
      ...(exchange === undefined ? [] : describeAnswer(exchange.response)),
    ]),
    ...findings.map(
      ({ check, expected, found, message }) => `${check}: ${message}; expected ${expected}, found ${found}`,
    ),
  ].map((line) => withoutCommands(printable(line)));
}

function describeAnswer({
  body,
  headers,
  status,
}: NonNullable<Report["cases"][number]["exchange"]>["response"]): string[] {
  const type = headers.find(([name]) => name === "content-type")?.[1];
  const text = Buffer.from(body, "base64").toString();
  const shown = text.length > maxBody ? `${text.slice(0, maxBody)}…` : text;
  return [`answer ${status}${type === undefined ? "" : ` ${type}`}`, ...(shown === "" ? [] : [`body ${shown}`])];
}

function describeChange(before: readonly string[], after: readonly string[]): string {
  const without = (lines: readonly string[], others: readonly string[]): string[] => {
    const known = new Set(others.map(withoutFresh));
    return lines.filter((line) => !known.has(withoutFresh(line)));
  };
  const changes = toText("- ", without(before, after)) + toText("+ ", without(after, before));
  return changes === "" ? "nothing changed\n" : changes;
}

function withoutFresh(line: string): string {
  return line.replaceAll(fresh, "…");
}

function toText(sign: string, lines: readonly string[]): string {
  return lines.map((line) => `${sign}${line}\n`).join("");
}
