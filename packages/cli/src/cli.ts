#!/usr/bin/env node
import { exitCodes, signalCodes } from "./exit-code.ts";
import { main } from "./main.ts";
import type { Interruption, Terminal } from "./terminal.ts";

const { stdin, stderr, env } = process;

/** Of what could not be written, in characters: a runID, or what is known of a run. */
const maxLost = 2000;

let written = "";
let outputError: NodeJS.ErrnoException | undefined;
const outputFailed = new AbortController();

const stdout: Terminal["stdout"] = {
  get isTTY() {
    return process.stdout.isTTY;
  },
  get columns() {
    return process.stdout.columns;
  },
  write(text) {
    written = text;
    return process.stdout.write(text);
  },
};

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (outputError === undefined && error.code !== "EPIPE") {
    stderr.write(`starfish: stdout cannot be written: ${error.code}. It was to get:\n${written.slice(0, maxLost)}\n`);
  }
  outputError ??= error;
  outputFailed.abort();
});
stderr.on("error", () => {});

/** The first signal ends what is being done, with a word on how to go on; the second ends the process. */
const onInterrupt: Terminal["onInterrupt"] = (listener) => {
  let count = 0;
  const take = (signal: "SIGINT" | "SIGTERM") => () => {
    count += 1;
    if (count > 1) process.exit(signalCodes[signal]);
    listener(signal);
  };
  const taken = { SIGINT: take("SIGINT"), SIGTERM: take("SIGTERM") };
  for (const [signal, react] of Object.entries(taken)) process.on(signal, react);
  // Nothing further is begun whose results nobody would see.
  const stop = () => listener("SIGPIPE" satisfies Interruption);
  outputFailed.signal.addEventListener("abort", stop);
  return () => {
    for (const [signal, react] of Object.entries(taken)) process.off(signal, react);
    outputFailed.signal.removeEventListener("abort", stop);
  };
};

main(process.argv.slice(2), { env, stdin, stdout, stderr, onInterrupt }).then((code) => {
  // What is still on its way, the start of an interrupted run for example, is not waited for.
  process.stdout.write("", () => {
    stderr.write("", () => {
      // An error of the last write comes after this.
      setImmediate(() => {
        const isLost = outputError !== undefined && outputError.code !== "EPIPE";
        process.exit(isLost ? exitCodes.wrong : code);
      });
    });
  });
});
