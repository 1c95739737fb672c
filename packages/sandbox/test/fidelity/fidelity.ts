/**
 * `pnpm fidelity [--beside URL] [--count N] [--seed S] [--user NAME] [--password WORD] [--newtonsoft 6|12] [--model-state MODE]`
 * sends the same random requests to a sandbox and to the server at URL, and prints the classes of what they answer otherwise,
 * each with its smallest request; `--record FILE` writes what it answered. A server may say in the header `x-bound`, as a JSON object, what it bound a start to. Without
 * `--beside` it replays what a real server was captured answering. Fails where anything differs.
 */
import { parseArgs } from "node:util";
import { corpusFile, printReport, replayCorpus } from "../corpus.ts";
import { compareSides, printClasses } from "./compare-sides.ts";
import { startLocalSide } from "./local-side.ts";
import { modes, record, recordingFile, replayRecording } from "./recording.ts";
import { randomRequests, requestKinds } from "./requests/random-requests.ts";
import { connect } from "./side.ts";

const { values } = parseArgs({
  options: {
    beside: { type: "string" },
    count: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    user: { type: "string", default: "" },
    password: { type: "string", default: "" },
    newtonsoft: { type: "string", default: "6" },
    "model-state": { type: "string", default: "checked" },
    record: { type: "string" },
    kinds: { type: "string", default: requestKinds.join(",") },
  },
});

if (values.beside === undefined) {
  const report = await replayCorpus(corpusFile);
  console.info(printReport(report));
  const differences: string[] = [];
  for (const mode of modes) {
    differences.push(...(await replayRecording(recordingFile, mode)));
  }
  console.info([...differences, `${differences.length} differences to the recorded random requests`].join("\n"));
  process.exitCode = report.equal < report.cases || differences.length > 0 ? 1 : 0;
} else {
  const requests = randomRequests(wholeNumber("seed"), wholeNumber("count"), values.kinds.split(","));
  const mode = modes.find(
    ({ modelState, newtonsoft }) => modelState === values["model-state"] && String(newtonsoft) === values.newtonsoft,
  );
  if (mode === undefined) {
    throw new RangeError("--newtonsoft must be 6 or 12, --model-state checked or ignored.");
  }
  const ours = await startLocalSide(mode);
  const beside = await connect({ url: values.beside, username: values.user, password: values.password });
  if (values.record !== undefined) {
    await record(values.record, beside, mode, requests);
  }
  const classes = await compareSides(ours, beside, requests);
  console.info(printClasses(classes, requests.length));
  process.exitCode = classes.length > 0 ? 1 : 0;
  await ours.close();
}

function wholeNumber(option: "seed" | "count"): number {
  const value = Number(values[option]);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`--${option} must be a whole number of at least 1, and is "${values[option]}".`);
  }
  return value;
}
