import { createInterface } from "node:readline";
import type { Screen } from "../report/terminal/paint.ts";

/** Lines from somebody, or from a file or pipe in their place. */
export interface Dialog {
  /** The next line after a question; undefined once there are no more. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** The terminal stays as it is, so that Ctrl-C ends the process as ever. */
export function openDialog(input: NodeJS.ReadableStream, screen: Screen): Dialog {
  const lines = createInterface({ input, terminal: false });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      screen.write(question);
      const { done, value } = await iterator.next();
      return done === true ? undefined : value;
    },
    close: () => lines.close(),
  };
}
