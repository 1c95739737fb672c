import { dirname, resolve } from "node:path";
import { unknownName } from "../closest-name.ts";
import { UsageError } from "../errors.ts";
import type { KnownFailure } from "../known-failures.ts";
import type { Target } from "../run/target.ts";
import type { Variables } from "../variables.ts";
import type { CredentialVariables, Environment } from "./config.ts";
import type { LoadedConfig } from "./load-config.ts";

/** Everything that an environment says, with the secrets from the environment variables. */
export interface ResolvedEnvironment {
  readonly target: Target;
  readonly mediaTypes: readonly string[];
  readonly knownFailures: readonly KnownFailure[];
  /** The file of another description; missing for the published one. */
  readonly description?: string;
}

/**
 * The environment of that name.
 *
 * @throws {UsageError} when there is none, or when a variable that it names is not set.
 */
export async function resolveEnvironment(
  { config, file }: LoadedConfig,
  name: string,
  variables: Variables,
): Promise<ResolvedEnvironment> {
  const environment = Object.hasOwn(config.environments, name) ? config.environments[name] : undefined;
  if (environment === undefined) {
    throw new UsageError(unknownName("environment", name, Object.keys(config.environments)));
  }
  const { description, knownFailures, mediaTypes = [] } = environment;
  return {
    target: toTarget(environment, variables),
    mediaTypes,
    ...(description === undefined ? {} : { description: resolve(dirname(file), description) }),
    knownFailures: knownFailures === undefined ? [] : await readKnownFailures(resolve(dirname(file), knownFailures)),
  };
}

/** Loads what reads files of configuration only where there is one: a run without says its first line sooner. */
export async function readKnownFailures(file: string): Promise<readonly KnownFailure[]> {
  const { loadKnownFailures } = await import("./load-config.ts");
  return loadKnownFailures(file);
}

/** A target from an address alone, with the secrets of the usual environment variables. */
export function resolveBaseUrl(baseUrl: string, variables: Variables): ResolvedEnvironment {
  return { target: toTarget({ baseUrl }, variables), mediaTypes: [], knownFailures: [] };
}

function toTarget(
  {
    credentials,
    description: _description,
    mediaTypes: _mediaTypes,
    headers,
    knownFailures: _file,
    probeJob,
    ...rest
  }: Environment,
  variables: Variables,
): Target {
  const { username, password } = URL.canParse(rest.baseUrl) ? new URL(rest.baseUrl) : { username: "", password: "" };
  if (username !== "" || password !== "") {
    throw new UsageError(
      "the address carries a user name or a password: give the API's in STARFISH_USERNAME and STARFISH_PASSWORD, and a gateway's with --header",
    );
  }
  return {
    ...rest,
    ...(probeJob === undefined ? {} : { probe: probeJob }),
    ...(headers === undefined ? {} : { headers: readHeaders(headers, variables) }),
    ...readCredentials(credentials, variables),
  };
}

function readHeaders(named: NonNullable<Environment["headers"]>, variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(named).map(([name, given]) => {
      const value = typeof given === "string" ? given : variables[given.variable];
      if (!value?.trim()) {
        throw new UsageError(`the environment variable ${(given as { variable: string }).variable} is not set`);
      }
      return [name.toLowerCase(), carried(typeof given === "string" ? `the header ${name}` : given.variable, value)];
    }),
  );
}

/** A value as a header carries it, without the blanks and line ends around it. Throws a UsageError, which does not show it. */
function carried(name: string, value: string): string {
  const text = value.trim();
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
    throw new UsageError(`${name} holds a line end or another character that a header cannot carry`);
  }
  return text;
}

/** A variable that is named must be set; those that are usual may be. */
function readCredentials(
  named: CredentialVariables | undefined,
  variables: Variables,
): Pick<Target, "token" | "username" | "password" | "apiKey" | "expiredToken"> {
  const names: CredentialVariables = named ?? {
    tokenVariable: "STARFISH_TOKEN",
    usernameVariable: "STARFISH_USERNAME",
    passwordVariable: "STARFISH_PASSWORD",
    apiKeyVariable: "STARFISH_API_KEY",
    expiredTokenVariable: "STARFISH_EXPIRED_TOKEN",
  };
  const missing = Object.values(names).filter((name) => !variables[name]?.trim());
  if (named !== undefined && missing.length > 0) {
    throw new UsageError(`the environment variable ${missing.join(" and ")} is not set`);
  }
  const read = (name: string | undefined): string | undefined =>
    name !== undefined && variables[name]?.trim() ? variables[name] : undefined;
  const readToken = (name: string | undefined): string | undefined => {
    const value = read(name);
    return value === undefined ? undefined : carried(name ?? "", value);
  };
  const token = readToken(names.tokenVariable);
  const username = read(names.usernameVariable);
  const password = read(names.passwordVariable);
  const apiKey = readToken(names.apiKeyVariable);
  const expiredToken = readToken(names.expiredTokenVariable);
  return {
    ...(token === undefined ? {} : { token }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(expiredToken === undefined ? {} : { expiredToken }),
  };
}
