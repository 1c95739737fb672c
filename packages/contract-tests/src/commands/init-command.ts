import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { unknownName } from "../closest-name.ts";
import type { Environment } from "../config/config.ts";
import { configFileNames } from "../config/load-config.ts";
import { KitError, UsageError } from "../errors.ts";
import { parseProbeJob, probeJobForm } from "../profile/probe-job.ts";
import type { Screen } from "../report/terminal/paint.ts";
import { describedMediaTypes } from "../run/select-cases.ts";
import { findAddedSegment } from "../spec/added-segment.ts";
import { loadContract } from "../spec/load-contract.ts";
import { parseOptions } from "./command-line.ts";

/** Where `init` is used. */
export interface InitSurroundings {
  readonly folder: string;
  readonly stdout: Screen;
  /** The answer to a question; undefined where there are no more. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Whether somebody is there, who can be asked again. */
  readonly isAttended: boolean;
}

interface Question {
  readonly text: string;
  /** What an answer gives to the environment. Throws a UsageError for one that cannot be. */
  readonly read: (answer: string) => Partial<Environment>;
}

const usualVariables = ["STARFISH_USERNAME", "STARFISH_PASSWORD"] as const;

const questions: readonly Question[] = [
  { text: "Base address of the server, such as https://api.starfishetl.com", read: readAddress },
  {
    text: `Environment variables with the credentials: one with a token, or two with user name and password [${usualVariables.join(" ")}]`,
    read: readVariables,
  },
  { text: "Media types that you work with, or nothing for all", read: readMediaTypes },
  { text: `Job that may be started there, as ${probeJobForm}, or nothing for none`, read: readJob },
  { text: "Address at which the server reaches you with webhooks, or nothing for none", read: readWebhook },
];

/**
 * `starfish-contract init`: asks five questions, and writes the configuration that the answers make.
 *
 * @throws {KitError} when there is a configuration already. @throws {UsageError} for an answer that cannot be, where nobody
 * is there to be asked again.
 */
export async function initCommand(args: string[], surroundings: InitSurroundings): Promise<void> {
  const { values } = parseOptions({
    args,
    options: { env: { type: "string", default: "staging" }, config: { type: "string" } },
  });
  const { folder, stdout } = surroundings;
  const file = resolve(folder, values.config ?? "starfish-contract.config.yaml");
  const taken = [file, ...(values.config === undefined ? configFileNames.map((name) => join(folder, name)) : [])];
  const existing = taken.find(existsSync);
  if (existing !== undefined) {
    throw new KitError(`${existing} is there already, and init overwrites nothing: change it, or give --config FILE`);
  }
  if (!/\.(?:json|ya?ml)$/.test(file)) {
    throw new UsageError("--config must end in .yaml, .yml or .json");
  }
  let environment: Partial<Environment> = {};
  for (const question of questions) {
    environment = { ...environment, ...(await settle(question, surroundings)) };
  }
  const config = { environments: { [values.env]: environment } };
  const note = "# It holds the names of environment variables, and no secret.\n";
  const text = file.endsWith(".json") ? `${JSON.stringify(config, undefined, 2)}\n` : `${note}${stringify(config)}`;
  writeFileSync(file, text, { flag: "wx" });
  const { credentials = {}, probeJob } = environment;
  const start = probeJob === undefined ? "" : "--allow-start lets it start the job; ";
  stdout.write(
    `${file} is written. Set ${Object.values(credentials).join(" and ")}, then see what would be sent:\n  npx @starfish-api/contract-tests run --env ${values.env}${values.config === undefined ? "" : ` --config ${values.config}`} --dry-run\n${start}without --dry-run it is sent.\n`,
  );
}

async function settle(
  { read, text }: Question,
  { ask, isAttended, stdout }: InitSurroundings,
): Promise<Partial<Environment>> {
  for (;;) {
    const answer = await ask(`${text}: `);
    try {
      return read(answer?.trim() ?? "");
    } catch (cause) {
      if (!(isAttended && cause instanceof UsageError) || answer === undefined) {
        throw cause;
      }
      stdout.write(`${cause.message}\n`);
    }
  }
}

function readAddress(answer: string): Partial<Environment> {
  const url = parseAddress(answer, "the base address");
  const added = findAddedSegment(loadContract(), url.href);
  if (added !== undefined) {
    throw new UsageError(`the base address ends in /${added}, which is added: leave it out`);
  }
  return { baseUrl: answer.replace(/\/+$/, "") };
}

function readVariables(answer: string): Partial<Environment> {
  const names = answer === "" ? usualVariables : answer.split(/[\s,]+/);
  const [first, second, ...others] = names;
  if (first === undefined || others.length > 0 || !names.every((name) => /^[A-Za-z_]\w{0,63}$/.test(name))) {
    throw new UsageError("the credentials are the names of one or two environment variables, not what they hold");
  }
  return {
    credentials:
      second === undefined ? { tokenVariable: first } : { usernameVariable: first, passwordVariable: second },
  };
}

function readMediaTypes(answer: string): Partial<Environment> {
  const names = answer.split(/[\s,]+/).filter((name) => name !== "");
  const known = describedMediaTypes(loadContract());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(unknownName("media type", unknown, known));
  }
  return names.length === 0 ? {} : { mediaTypes: names };
}

function readJob(answer: string): Partial<Environment> {
  if (/^(?:no(?:ne)?)?$/i.test(answer)) {
    return {};
  }
  return { probeJob: parseProbeJob(answer) };
}

function readWebhook(answer: string): Partial<Environment> {
  if (/^(?:no(?:ne)?)?$/i.test(answer)) {
    return {};
  }
  const { port } = parseAddress(answer, "the webhooks' address");
  return { webhookURL: answer.replace(/\/+$/, ""), ...(port === "" ? {} : { webhookPort: Number(port) }) };
}

function parseAddress(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new UsageError(`${what} must be an http or https address without a query`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError(`${what} carries a user name or a password, which belong into environment variables`);
  }
  return url;
}
