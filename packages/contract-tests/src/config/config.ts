import type { ProbeJob } from "../profile/probe-job.ts";
import type { TimeLimits } from "../run/target.ts";

/** What `starfish-contract.config.ts`, `.js`, `.json` or `.yaml` holds. It never holds a secret. */
export interface Config {
  /** By name: `--env NAME` chooses one. */
  readonly environments: Readonly<Record<string, Environment>>;
}

/** A server to judge, and what is known of it. */
export interface Environment {
  readonly baseUrl: string;
  /** An OpenAPI 3.0 or 3.1 document, JSON or YAML, beside the file of the configuration. Default: the published one. */
  readonly description?: string;
  /** The names of environment variables that hold the secrets. */
  readonly credentials?: CredentialVariables;
  /** The media types that you work with; cases in others are left out. Default: all. */
  readonly mediaTypes?: readonly string[];
  readonly timeLimits?: Partial<TimeLimits>;
  /** The only job that is started on a server that is not on this machine, and only with `--allow-start`. */
  readonly probeJob?: ProbeJob;
  /** Where the server can reach this process with its webhooks. */
  readonly webhookURL?: string;
  /** The port on which webhooks are taken. Default: any free one. */
  readonly webhookPort?: number;
  /** Default: 5 on a server that is not on this machine, else no limit. */
  readonly requestsPerSecond?: number;
  /** Answers with examples: it keeps no tokens and no runs. Default false. */
  readonly isMock?: boolean;
  /** Sent with every request: a text, or the name of the environment variable that holds it. */
  readonly headers?: Readonly<Record<string, string | { readonly variable: string }>>;
  /** A file of known failures, JSON or YAML, beside the file of the configuration. */
  readonly knownFailures?: string;
}

/** Default: STARFISH_TOKEN, STARFISH_USERNAME, STARFISH_PASSWORD, STARFISH_API_KEY and STARFISH_EXPIRED_TOKEN, each where it is set. */
export interface CredentialVariables {
  /** Holds a bearer token that is good for the whole run. */
  readonly tokenVariable?: string;
  readonly usernameVariable?: string;
  readonly passwordVariable?: string;
  /** Holds the key for every scheme of the description that asks for one. */
  readonly apiKeyVariable?: string;
  /** Holds a token that the server gave out and that has ended: it must be denied. */
  readonly expiredTokenVariable?: string;
}

/** Gives an editor the types of a configuration in TypeScript or JavaScript. */
export function defineConfig(config: Config): Config {
  return config;
}
