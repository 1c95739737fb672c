import type { Terminal } from "../terminal.ts";

/** Ctrl-C, at a question or while something is waited for. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Whether a person can be asked. */
export function canAsk({ stdin, stderr }: Terminal): boolean {
  return stdin.isTTY === true && stderr.isTTY === true && stdin.setRawMode !== undefined;
}

/** Asks one question after the other; what is secret is not echoed. Throws Interrupted. */
export type Ask = (question: string, isSecret: boolean) => Promise<string>;

/** Reads the keys of a terminal while `use` asks; Enter ends an answer. */
export async function withQuestions<Value>(terminal: Terminal, use: (ask: Ask) => Promise<Value>): Promise<Value> {
  const { stdin, stderr } = terminal;
  const keys = keysOf(stdin);
  stdin.setRawMode?.(true);
  try {
    return await use(async (question, isSecret) => {
      stderr.write(question);
      try {
        return await readLine(keys, isSecret ? undefined : stderr);
      } finally {
        stderr.write("\n");
      }
    });
  } finally {
    stdin.setRawMode?.(false);
    await keys.return(undefined);
  }
}

const backspaces = ["\b", "\u007f"];
const interrupts = ["\u0003", "\u0004"];

async function readLine(keys: AsyncIterator<string>, echo: Terminal["stderr"] | undefined): Promise<string> {
  let typed: string[] = [];
  for (;;) {
    const { value: key = "\r", done = false } = await keys.next();
    if (interrupts.includes(key)) throw new Interrupted();
    if (done || key === "\r" || key === "\n") return typed.join("");
    if (backspaces.includes(key)) {
      if (typed.length > 0) echo?.write("\b \b");
      typed = typed.slice(0, -1);
    } else {
      typed.push(key);
      echo?.write(key);
    }
  }
}

async function* keysOf(stdin: Terminal["stdin"]): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of stdin) yield* typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
}
