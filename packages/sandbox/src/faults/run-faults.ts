import { emptyReply, type Reply } from "../wire/http/reply.ts";
import { type Fault, isSuccess } from "./fault.ts";

const otherRun = "00000000-0000-4000-8000-000000000000";

/** What goes wrong with runs and what is said of them. */
export const runFaults: readonly Fault[] = [
  {
    name: "wrong-run-echoed",
    description: "Answers speak of another runID than the request.",
    reply: (reply) => (isSuccess(reply) ? { ...reply, text: renameRun(reply.text) } : reply),
  },
  {
    name: "started-in-vain",
    description: "A start is answered as started, and no run exists.",
    run: { starts: 0 },
  },
  {
    name: "started-twice",
    description: "A start makes two runs of the same runID.",
    run: { starts: 2 },
  },
  {
    name: "started-without-run",
    description: "A start is answered with started true and a null runID.",
    reply: (reply) =>
      isSuccess(reply) && reply.text.includes("started")
        ? {
            ...reply,
            text: reply.text
              .replace(/"runID":"[^"]*"/, '"runID":null')
              .replace(/<runID>[^<]*<\/runID>/, '<runID i:nil="true" />'),
          }
        : reply,
  },
  {
    name: "results-late",
    description: "Results lag by five seconds.",
    run: { resultsDelay: 5000 },
  },
  {
    name: "stale-replica",
    description: "Every second answer of Results comes from a copy that lags by a minute.",
    run: { replicaDelay: 60_000 },
  },
  {
    name: "results-empty",
    description: "Results is an empty list, whatever the run.",
    reply: (reply) => (isResults(reply) ? { ...reply, text: emptyList(reply) } : reply),
  },
  {
    name: "results-unknown",
    description: "Results knows no run: 404 without a body.",
    reply: (reply) => (isResults(reply) ? emptyReply(404) : reply),
  },
  {
    name: "run-never-ends",
    description: "Results shows a run as running for ever.",
    run: { neverEnds: true },
  },
  {
    name: "status-in-lower-case",
    description: "The status of a run is in lower case.",
    reply: (reply) =>
      isSuccess(reply)
        ? {
            ...reply,
            text: reply.text.replace(/(?<=[">])(Complete|Failed|Running)(?=["<])/g, (word) => word.toLowerCase()),
          }
        : reply,
  },
  {
    name: "status-unknown",
    description: "The status of a run is a word that nobody knows.",
    reply: (reply) =>
      isSuccess(reply)
        ? { ...reply, text: reply.text.replace(/(?<=[">])(Complete|Failed|Running)(?=["<])/g, "Purple") }
        : reply,
  },
];

function renameRun(text: string): string {
  return text
    .replace(/"runID":"[^"]*"/g, `"runID":"${otherRun}"`)
    .replace(/<runID>[^<]*<\/runID>/g, `<runID>${otherRun}</runID>`);
}

function isResults(reply: Reply): boolean {
  return isSuccess(reply) && /^(\[|<ArrayOf)/.test(reply.text);
}

function emptyList(reply: Reply): string {
  return reply.text.startsWith("[") ? "[]" : reply.text.replace(/^(<[^>]*[^>/ ]) ?\/?>.*$/s, "$1 />");
}
