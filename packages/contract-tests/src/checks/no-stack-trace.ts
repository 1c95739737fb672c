import type { Check } from "../types.ts";
import { textOf } from "./body-rules.ts";
import { held, notApplicable, violated } from "./ruling.ts";

const traces = [
  /\bat [A-Z_]\w*(?:\.[\w`<>]+)+\(/,
  /"(?:StackTrace|ExceptionType)"\s*:\s*"/,
  /<(?:StackTrace|ExceptionType)>/,
];

export const noStackTrace: Check = {
  id: "no-stack-trace",
  why: "A stack trace tells strangers how the server is built, and the caller nothing.",
  fix: "Turn error details off for callers from outside, and write them to the server's own log.",
  blame: "server",
  evidence: "observed",
  rule: ({ response }) => {
    if (response.bytes.length === 0) {
      return notApplicable("the answer has no body");
    }
    const text = textOf(response, Number.POSITIVE_INFINITY);
    const trace = traces.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    return trace
      ? violated(
          "The answer carries the inside of an exception",
          "a message",
          text.slice(trace.index, trace.index + 120),
        )
      : held;
  },
};
