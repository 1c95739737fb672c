import type { Check } from "../judgement.ts";
import { textOf } from "./body-rules.ts";
import { held, notApplicable, violated } from "./ruling.ts";

/** Of .NET, which nothing else looks like. */
const traces: readonly RegExp[] = [
  /\bat [A-Z_]\w*(?:\.[\w`<>]+)+\(/,
  /"(?:StackTrace|ExceptionType)"\s*:\s*"/,
  /<(?:StackTrace|ExceptionType)>/,
];

/** Of Node.js, the JVM, Python, PHP, Ruby, Go and Rust: in a good answer somebody could mean it. */
const tracesOfErrors: readonly RegExp[] = [
  /\bat (?:async )?(?:[^()\n]{1,200} \()?(?:file:\/\/|node:|[A-Za-z]:\\|\/)[^()\s]{1,300}:\d+:\d+/,
  /\bat [\w$.<>/]{1,300}\((?:[\w$]{1,100}\.(?:java|kt|scala|groovy)(?::\d+)?|Native Method|Unknown Source)\)/,
  /Traceback \(most recent call last\)|\bFile \\?"[^"\n]{1,300}", line \d+/,
  /#\d+ [^\s()]{1,300}\.php\(\d+\)|\.php(?:<\/b>)? on line (?:<b>)?\d+/,
  /[\w./-]{1,300}\.rb:\d+:in [`']/,
  /\bgoroutine \d+ \[|\bthread '[^'\n]{1,100}' (?:\(\d+\) )?panicked at /,
];

export const noStackTrace: Check = {
  id: "no-stack-trace",
  why: "A stack trace tells strangers how the server is built, and the caller nothing.",
  fix: "Turn error details off for callers from outside, and write them to the server's own log.",
  blame: "server",
  evidence: "observed",
  rule: ({ response, status }) => {
    if (response.bytes.length === 0) {
      return notApplicable("the answer has no body");
    }
    const text = textOf(response, Number.POSITIVE_INFINITY);
    const known = status >= 400 ? [...traces, ...tracesOfErrors] : traces;
    const trace = known.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    return trace
      ? violated(
          "The answer carries the inside of an exception",
          "a message",
          text.slice(trace.index, trace.index + 120),
        )
      : held;
  },
};
