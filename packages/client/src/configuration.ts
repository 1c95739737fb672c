import { variable } from "./environment.ts";
import { InvalidOptionError } from "./errors.ts";
import { type ClientOptions, checkOptions, clientRules } from "./options.ts";
import { type Credentials, checkToken } from "./transport/auth/token.ts";

/**
 * The options of a client, completed by the environment where nothing is given: `STARFISH_BASE_URL`, and `STARFISH_TOKEN` or
 * else `STARFISH_USERNAME` and `STARFISH_PASSWORD`. Throws InvalidOptionError.
 */
export function configured(options: ClientOptions): ClientOptions & { readonly baseUrl: string } {
  checkOptions(options, clientRules, "createClient");
  const named = options.baseUrl === undefined ? variable("STARFISH_BASE_URL") : undefined;
  if (named !== undefined) {
    checkOptions({ STARFISH_BASE_URL: named }, { STARFISH_BASE_URL: clientRules.baseUrl }, "the environment");
  }
  const baseUrl = new URL(options.baseUrl ?? named ?? "https://api.starfishetl.com").href.replace(/\/+$/, "");
  return { ...options, baseUrl, credentials: options.credentials ?? credentialsOfEnvironment() };
}

function credentialsOfEnvironment(): Credentials | undefined {
  const token = variable("STARFISH_TOKEN");
  if (token !== undefined) return { token: checkToken(token, "STARFISH_TOKEN") };
  const username = variable("STARFISH_USERNAME");
  const password = variable("STARFISH_PASSWORD");
  if (username !== undefined && password !== undefined) return { username, password };
  if (username === undefined && password === undefined) return undefined;
  const [set, unset] = password === undefined ? ["USERNAME", "PASSWORD"] : ["PASSWORD", "USERNAME"];
  throw new InvalidOptionError(
    `credentials: STARFISH_${set} is set and STARFISH_${unset} is not: set both, or give credentials`,
  );
}
