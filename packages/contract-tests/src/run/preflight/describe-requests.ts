import type { Case } from "../../cases/case.ts";
import { writeCurl } from "../../report/curl.ts";
import { createRedactor } from "../../report/redact.ts";
import type { Contract, ExchangeRequest } from "../../types.ts";
import { refusalOf } from "../refuse-for-safety.ts";
import { loginRequest, requestOf, validationProbe } from "../requests.ts";
import type { Target } from "../target.ts";

/** Stands for the token in requests that are only shown. */
const placeholder = "token-that-is-asked-for";

/** Every request that a run would send, in order, as curl lines with secrets masked; what is left out says why. */
export function describeRequests(contract: Contract, target: Target, cases: readonly Case[]): string {
  const token = target.token ?? placeholder;
  const asked = loginRequest(contract, target);
  const probe = validationProbe(contract, target, token);
  const preparations = [
    ...(asked === undefined ? [] : [`# gets a token\n${writeRequest(asked)}\n`]),
    ...(probe === undefined ? [] : [`# finds out whether the server validates\n${writeRequest(probe)}\n`]),
  ];
  const lines = cases.map((each) => describeRequest(contract, target, token, each));
  return [...preparations, ...lines].join("");
}

function describeRequest(contract: Contract, target: Target, token: string, each: Case): string {
  const refusal = refusalOf(target, each) ?? each.lack;
  return refusal === undefined
    ? `# ${each.id}\n${writeRequest(requestOf(contract, each, target, token))}\n`
    : `# ${each.id}: not sent, for ${refusal}\n`;
}

function writeRequest(request: ExchangeRequest): string {
  const response = { status: 0, headers: {}, body: new Uint8Array() };
  return writeCurl(request, createRedactor({ request, response }));
}
