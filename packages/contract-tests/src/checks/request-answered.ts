import type { Check } from "../judgement.ts";
import { held, notChecked, violated } from "./ruling.ts";

/** What Node.js says where the other side has closed a connection. */
const closed = /\b(?:EPIPE|ECONNRESET)\b/;

export const requestAnswered: Check = {
  id: "request-answered",
  why: "Without a complete answer a caller cannot know whether the job has started.",
  fix: "Answer every request to its end, and keep connections open until the last byte is sent.",
  blame: "server",
  evidence: "documented",
  rule: ({ expectation, failure }) => {
    if (failure === undefined) {
      return held;
    }
    return expectation?.mayCloseEarly === true && closed.test(failure)
      ? notChecked("the server closed the connection, perhaps to refuse the long body: its answer may have been lost")
      : violated("No complete answer came", "a complete answer", failure);
  },
};
