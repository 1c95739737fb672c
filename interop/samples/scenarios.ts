import type { Disturbance } from "../disturber.ts";
import type { Scenario } from "./scenario.ts";

const page = "<html><body>We will be back soon</body></html>";
const lost: Disturbance = { delivery: "prompt", answer: "reset" };
const cutOff: Disturbance = { delivery: "prompt", answer: "half" };
const neverArrived: Disturbance = { delivery: "none", answer: "reset" };
const failed: Disturbance = { delivery: "prompt", answer: { status: 500, body: page } };
const unavailable: Disturbance = { delivery: "none", answer: { status: 503, body: page } };
const refusing = { refuse: "You may not." };
const wrongToken = { STARFISH_TOKEN: "a-wrong-token" };

const good = { endsWell: true, says: /Complete/, started: 1, sent: 1 } as const;
const nothing = { endsWell: false, started: 0, sent: 0 } as const;

export const scenarios: readonly Scenario[] = [
  { operation: "requestToken", name: "a token", endsWell: true, says: /A token for \d+ seconds/, started: 0, sent: 0 },
  {
    operation: "requestToken",
    name: "a refused login",
    environment: { STARFISH_PASSWORD: "a-wrong-password" },
    says: /invalid_grant|auth_failed/,
    ...nothing,
  },
  // The longest one first: it asks for half a minute.
  {
    operation: "executeJobAsync",
    name: "a start that never arrived",
    disturbStart: neverArrived,
    endsWell: false,
    says: /started is unknown/,
    started: 0,
    sent: 1,
  },
  { operation: "executeJobAsync", name: "a run", ...good },
  { operation: "executeJobAsync", name: "the same order again", times: 2, ...good },
  { operation: "executeJobAsync", name: "a lost answer", disturbStart: lost, ...good },
  { operation: "executeJobAsync", name: "an answer that was cut off", disturbStart: cutOff, ...good },
  { operation: "executeJobAsync", name: "500 after the start", disturbStart: failed, ...good },
  {
    operation: "executeJobAsync",
    name: "Results that cannot be asked",
    disturbResults: unavailable,
    says: /503/,
    ...nothing,
  },
  {
    operation: "executeJobAsync",
    name: "a gateway's page in place of the Results",
    disturbResults: { delivery: "none", answer: { status: 200, body: page } },
    says: /./,
    ...nothing,
  },
  {
    operation: "executeJobAsync",
    name: "a refused job",
    job: refusing,
    endsWell: false,
    says: /You may not\./,
    started: 0,
    sent: 1,
  },
  {
    operation: "executeJobAsync",
    name: "a job that fails",
    job: { status: "Failed" },
    endsWell: false,
    says: /fail/i,
    started: 1,
    sent: 1,
  },
  {
    operation: "executeJobAsync",
    name: "a wrong token",
    environment: wrongToken,
    says: /denied|auth_failed/,
    ...nothing,
  },
  { operation: "executeJob", name: "a run", ...good },
  { operation: "executeJob", name: "the same order again", times: 2, ...good },
  { operation: "executeJob", name: "a lost answer", disturbStart: lost, ...good },
  { operation: "executeJob", name: "a wrong token", environment: wrongToken, says: /denied|auth_failed/, ...nothing },
  { operation: "getResults", name: "a run", endsWell: true, says: /Complete/, started: 0, sent: 0 },
  { operation: "getResults", name: "a job that fails", job: { status: "Failed" }, says: /fail/i, ...nothing },
  { operation: "getResults", name: "a wrong token", environment: wrongToken, says: /denied|auth_failed/, ...nothing },
  { operation: "postWebhook", name: "a start", endsWell: true, says: /Started/, started: 1, sent: 1 },
  {
    operation: "postWebhook",
    name: "a lost answer",
    disturbStart: lost,
    endsWell: false,
    says: /before you send it again|network_failed/,
    started: 1,
    sent: 1,
  },
  {
    operation: "postWebhook",
    name: "a refused job",
    job: refusing,
    endsWell: false,
    says: /You may not\./,
    started: 0,
    sent: 1,
  },
];
