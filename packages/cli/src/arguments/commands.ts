import type { CommandSpec } from "./option.ts";
import {
  connectionOptions,
  helpOption,
  inquiryOption,
  jsonOption,
  quietOption,
  requestOptions,
  resendOption,
  runIDOptions,
  waitOptions,
} from "./options.ts";

const manyOptions = [
  {
    name: "many",
    value: "FILE",
    help: "run one job for each row of a CSV file, or each line of a file of JSON lines; - is stdin",
    isFile: true,
  },
  { name: "key", value: "COLUMN", help: "derive each row's runID from this column, so that a second start goes on" },
  { name: "concurrency", value: "NUMBER", help: "how many runs there are at the same time (8)" },
  { name: "out", value: "FILE", help: "where the rows go with their results (stdout)", isFile: true },
  { name: "journal", value: "FILE", help: "where it is kept what was started (FILE.journal)", isFile: true },
  { name: "format", value: "FORMAT", help: "csv or jsonl; by the file's name by default", choices: ["csv", "jsonl"] },
] as const;

export const commandSpecs: readonly CommandSpec[] = [
  {
    name: "run",
    summary: "start a job and wait for its end",
    operands: [],
    options: [
      ...requestOptions,
      ...runIDOptions,
      ...waitOptions,
      inquiryOption,
      resendOption,
      ...manyOptions,
      jsonOption,
      quietOption,
      ...connectionOptions,
      helpOption,
    ],
    text: [
      "The job is started once. Where it cannot be told whether it started, nothing is sent again, and the exit code is 3.",
      "With --many, columns named like the request's members (projectID, jobID, argument, chainJobs …) are sent; options " +
        "fill in what a row leaves empty, and any other column is handed through. With --key, or a column runID, the same " +
        "command goes on where an earlier one was stopped or killed.",
    ],
    examples: [
      `starfish run --project crm --job contacts --argument "Region = 'EMEA'"`,
      "starfish run --many jobs.csv --key order --out results.csv",
    ],
  },
  {
    name: "start",
    summary: "start a job and print its runID",
    operands: [],
    options: [
      ...requestOptions,
      ...runIDOptions,
      inquiryOption,
      resendOption,
      jsonOption,
      ...connectionOptions,
      helpOption,
    ],
    text: [],
    examples: ["RUN=$(starfish start --project crm --job contacts) && starfish wait $RUN"],
  },
  {
    name: "wait",
    summary: "wait for the end of a run",
    operands: ["RUNID"],
    options: [...waitOptions, inquiryOption, jsonOption, quietOption, ...connectionOptions, helpOption],
    text: [
      "A server may show nothing of a run before its end: where yours does, --inquiry none waits until the deadline.",
    ],
    examples: ["starfish wait 550e8400-e29b-41d4-a716-446655440000 --deadline 10m"],
  },
  {
    name: "results",
    summary: "print what is known of a run, now",
    operands: ["RUNID"],
    options: [jsonOption, ...connectionOptions, helpOption],
    text: ["The exit code tells how the run ended; 4 where it has not, 3 where the server knows nothing of it."],
    examples: ["starfish results 550e8400-e29b-41d4-a716-446655440000 --json"],
  },
  {
    name: "token",
    summary: "get a token and print it",
    operands: [],
    options: [jsonOption, ...connectionOptions, helpOption],
    text: ["The token is a secret: whoever has it can run jobs until it expires."],
    examples: ['curl -H "Authorization: Bearer $(starfish token)" …'],
  },
  {
    name: "webhooks listen",
    summary: "receive the ends of runs, and show or forward them",
    operands: [],
    options: [
      { name: "port", value: "NUMBER", help: "port to listen on; 0 is any free one (4040)" },
      { name: "host", value: "ADDRESS", help: "address to listen on (127.0.0.1)" },
      {
        name: "forward",
        value: "URL",
        help: "forward each verified delivery; if that fails, the server gets an error",
      },
      { name: "unconfirmed", help: "believe a delivery without asking the Results" },
      jsonOption,
      ...connectionOptions,
      helpOption,
    ],
    text: [
      "Deliveries are taken at addresses that were signed with STARFISH_WEBHOOK_SECRET, by starfish run --webhook or by " +
        "createWebhookUrl of the client. Through a tunnel, give --webhook the tunnel's address.",
    ],
    examples: [
      "starfish webhooks listen --forward http://127.0.0.1:3000/hooks",
      "starfish run --project crm --job contacts --webhook http://127.0.0.1:4040/",
    ],
  },
  {
    name: "doctor",
    summary: "look at address, TLS, token, clock and API",
    operands: [],
    options: [jsonOption, ...connectionOptions, helpOption],
    text: [],
    examples: ["starfish doctor --base-url http://127.0.0.1:8080"],
  },
  {
    name: "completion",
    summary: "print a script that completes commands in a shell",
    operands: ["SHELL"],
    options: [helpOption],
    text: ["SHELL is bash, zsh or fish."],
    examples: [
      "source <(starfish completion bash)",
      "starfish completion zsh > ~/.zfunc/_starfish",
      "starfish completion fish > ~/.config/fish/completions/starfish.fish",
    ],
  },
];
