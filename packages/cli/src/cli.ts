#!/usr/bin/env node
import { exitCodes, signalCodes } from "./exit-code.ts";
import { main } from "./main.ts";
import type { Interruption, Terminal } from "./terminal.ts";

const { stdin, stdout, stderr, env } = process;

/** The first signal ends what is being done, with a word on how to go on; the second ends the process. */
const onInterrupt: Terminal["onInterrupt"] = (listener) => {
  let count = 0;
  const take = (signal: Interruption) => () => {
    count += 1;
    if (count > 1) process.exit(signalCodes[signal]);
    listener(signal);
  };
  const taken = { SIGINT: take("SIGINT"), SIGTERM: take("SIGTERM") };
  for (const [signal, react] of Object.entries(taken)) process.on(signal, react);
  return () => {
    for (const [signal, react] of Object.entries(taken)) process.off(signal, react);
  };
};

// Whoever reads has gone, `head` for example: there is nobody to tell more.
stdout.on("error", () => process.exit(exitCodes.succeeded));
stderr.on("error", () => {});

main(process.argv.slice(2), { env, stdin, stdout, stderr, onInterrupt }).then((code) => {
  process.exitCode = code;
  // What is still on its way, the start of an interrupted run for example, is not waited for.
  stdout.write("", () => stderr.write("", () => process.exit(code)));
});
