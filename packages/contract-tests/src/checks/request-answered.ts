import type { Check } from "../types.ts";
import { held, violated } from "./ruling.ts";

export const requestAnswered: Check = {
  id: "request-answered",
  why: "Without a complete answer a caller cannot know whether the job has started.",
  fix: "Answer every request to its end, and keep connections open until the last byte is sent.",
  blame: "server",
  evidence: "documented",
  rule: ({ failure }) =>
    failure === undefined ? held : violated("No complete answer came", "a complete answer", failure),
};
