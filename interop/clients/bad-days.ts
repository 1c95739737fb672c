import type { Disturbance, Passing } from "../disturber.ts";
import { type Conditions, isStart, token } from "./conduct.ts";

/** One thing that goes wrong for one order, and what a client must make of it. */
export interface BadDay {
  readonly name: string;
  /** Of the sandbox. */
  readonly faults?: readonly string[];
  readonly disturb?: Conditions["disturb"];
  readonly environment?: Readonly<Record<string, string>>;
  readonly outcome: RegExp;
  readonly says: RegExp;
  readonly started: number;
  readonly sent: number;
}

const password = 'a "pass" & word/é';
const saidBack = `${JSON.stringify(password)} ${encodeURIComponent(password)}`;
/** In every form in which a server may have said it back. */
export const unsayable: readonly string[] = [
  password,
  JSON.stringify(password).slice(1, -1),
  encodeURIComponent(password),
];

const refuse = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Disturbance => ({
  delivery: "none",
  answer: { status, headers: { "content-type": "application/json", ...headers }, body },
});
const atStart = (fate: Disturbance) => (passing: Passing) => (isStart(passing) ? fate : undefined);
const message = '{"Message":"Not now."}';

export const badDays: readonly BadDay[] = [
  {
    name: "a wrong password, said back",
    environment: { STARFISH_PASSWORD: password },
    disturb: ({ path }) =>
      path === "/token" ? refuse(400, `{"error":"invalid_grant","error_description":${saidBack}}`) : undefined,
    outcome: /^turned away$/,
    says: /login was refused: HTTP 400 .*invalid_grant.*\*\*\*/,
    started: 0,
    sent: 0,
  },
  {
    name: "no server",
    environment: { STARFISH_BASE_URL: "http://127.0.0.1:9" },
    outcome: /Unreachable$/,
    says: /no connection/,
    started: 0,
    sent: 0,
  },
  {
    name: "an answer without a token",
    faults: ["token-missing"],
    outcome: /Unreachable$/,
    says: /an answer without a token/,
    started: 0,
    sent: 0,
  },
  {
    name: "a token that is refused, and a new one",
    disturb: (passing, starts) => (isStart(passing) && starts === 1 ? refuse(401, message) : undefined),
    outcome: /^ended$/,
    says: /^$/,
    started: 1,
    sent: 2,
  },
  {
    name: "a run that never ends",
    faults: ["run-never-ends"],
    environment: { STARFISH_DEADLINE: "4" },
    outcome: /^NotEnded$/,
    says: /had not ended within/,
    started: 1,
    sent: 1,
  },
  {
    name: "Results that are not a list",
    faults: ["json-results-not-a-list"],
    disturb: (passing) => (isStart(passing) ? undefined : resultsPage(passing)),
    outcome: /Unreachable$/,
    says: /cannot be asked for: HTTP 200/,
    started: 0,
    sent: 0,
  },
  {
    name: "an answer of 17 MiB",
    disturb: ({ path }) =>
      path.startsWith("/v1/Results/") ? refuse(200, `["${"x".repeat(17 * 2 ** 20)}"]`) : undefined,
    outcome: /Unreachable$/,
    says: /cannot be asked for/,
    started: 0,
    sent: 0,
  },
  {
    name: "429 for an hour",
    disturb: atStart(refuse(429, message, { "retry-after": "3600" })),
    outcome: /^turned away$/,
    says: /HTTP 429 .*Not now/,
    started: 0,
    sent: 1,
  },
  {
    name: "401 for a start that was acted upon",
    disturb: atStart({ ...refuse(401, message), delivery: "prompt" }),
    outcome: /^ended$/,
    says: /^$/,
    started: 1,
    sent: 1,
  },
  {
    name: "401 for every start",
    disturb: atStart(refuse(401, message)),
    outcome: /^StartUnknown$/,
    says: /started is unknown: HTTP 401/,
    started: 0,
    sent: 3,
  },
  {
    name: "a redirect",
    disturb: atStart(refuse(307, "", { location: "/v1/ExecuteJob" })),
    outcome: /^turned away$/,
    says: /HTTP 307/,
    started: 0,
    sent: 1,
  },
  {
    name: "403 that says the token back",
    disturb: atStart(refuse(403, JSON.stringify({ Message: `Bearer ${token}\u0007` }))),
    outcome: /^turned away$/,
    says: /HTTP 403 .*Bearer \*\*\*/,
    started: 0,
    sent: 1,
  },
  {
    name: "503 and a run that nobody knows",
    disturb: atStart(refuse(503, message)),
    outcome: /^StartUnknown$/,
    says: /started is unknown: HTTP 503/,
    started: 0,
    sent: 1,
  },
];

/** The Results of a run that does not exist yet, as a gateway may give them. */
function resultsPage({ path }: Passing): Disturbance | undefined {
  return path.startsWith("/v1/Results/") ? refuse(200, '{"data":[]}') : undefined;
}
