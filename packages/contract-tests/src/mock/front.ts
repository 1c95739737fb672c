import { KitError } from "../errors.ts";
import { hasBearerToken } from "../spec/bearer-token.ts";
import { matchOperation, responseOf } from "../spec/match-operation.ts";
import type { Contract, ExchangeRequest, ExchangeResponse, Operation, OperationMatch } from "../types.ts";
import { encodeAnswer } from "./encode-answer.ts";
import { fittingExample } from "./fitting-example.ts";
import { parsePrefer } from "./prefer.ts";
import type { AskPrism, PrismQuestion } from "./prism.ts";
import { findIssues } from "./request-issues.ts";
import { decodeRequest } from "./request-value.ts";

/**
 * The header in which the mock says why it refused a request. It refuses whatever the description does not allow, even
 * where the server forgives it: a caller who passes here sends nothing that the server would lose.
 */
const reasonHeader = "starfish-mock-reason";

export interface FrontOptions {
  /** Make successful answers up from their schemas instead of taking examples. */
  readonly dynamic: boolean;
  /** Makes the same values up each time. */
  readonly seed?: string;
}

/** One answer that is wanted of Prism, and the run that it is to be about. */
interface Plan {
  readonly question: PrismQuestion;
  readonly runID?: string;
  readonly allow?: string;
  /** What is wrong with the request. */
  readonly reason?: string;
}

/** Answers requests with Prism's values, in the order of the server's own rules: 404, 405, 401, 415, 500, 400. */
export function createFront(
  contract: Contract,
  askPrism: AskPrism,
  options: FrontOptions,
): (request: ExchangeRequest) => Promise<ExchangeResponse> {
  return async (request) => {
    const { question, runID, allow, reason } = plan(contract, request, options);
    const answer = await askPrism(question);
    const value = answer.status < 300 && runID !== undefined ? nameRun(answer.value, runID) : answer.value;
    const headers = {
      ...answer.headers,
      ...(allow === undefined ? {} : { allow }),
      ...(reason === undefined ? {} : { [reasonHeader]: toHeaderValue(reason) }),
    };
    const documented = responseOf(question.operation, answer.status);
    return encodeAnswer(contract, documented, new Headers(request.headers), { ...answer, headers, value });
  };
}

function plan(contract: Contract, request: ExchangeRequest, options: FrontOptions): Plan {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  const match = matchOperation(contract, request.method, url);
  const { operation } = match;
  if (operation === undefined) {
    return planWithoutOperation(contract, match);
  }
  if (operation.security === "required" && !hasBearerToken(headers)) {
    return { question: refusal(operation, 401) };
  }
  const body = decodeRequest(contract, operation, request);
  if (body.kind === "refused") {
    return { question: refusal(operation, body.status, body.example), reason: body.reason };
  }
  const query = readQuery(operation, url);
  if (operation.parameters.some(({ in: place, name, required }) => place === "query" && required && !(name in query))) {
    return { question: refusal(operation, 404) };
  }
  const issues = body.kind === "value" ? findIssues(contract, request, body) : [];
  const example = fittingExample(operation, issues);
  const wanted =
    issues.length === 0 ? wish(headers, options) : { code: 400, ...(example === undefined ? {} : { example }) };
  const runID = runIdOf(match, body.kind === "value" ? body.value : undefined);
  return {
    question: {
      operation,
      path: operation.path.replace(/\{(.+?)\}/g, (_, name) => encodeURIComponent(match.pathParameters[name] ?? "")),
      query,
      validate: true,
      ...(body.kind === "value" ? { body: body.value } : {}),
      ...wanted,
    },
    ...(runID === undefined ? {} : { runID }),
    ...(issues[0] === undefined ? {} : { reason: `${issues[0].path} ${issues[0].message}`.trim() }),
  };
}

/** A header carries printable ASCII alone. */
function toHeaderValue(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, "?").slice(0, 200);
}

/** Errors of unknown paths and methods look the same everywhere, so any operation that documents one lends it. */
function planWithoutOperation(contract: Contract, { candidates }: OperationMatch): Plan {
  const status = candidates.length === 0 ? 404 : 405;
  const lenders = [...candidates, ...contract.operations];
  const lender = lenders.find((each) => responseOf(each, status) !== undefined) ?? lenders[0];
  if (lender === undefined) {
    throw new KitError("The description has no operations");
  }
  const question = refusal(lender, status);
  return status === 405 ? { question, allow: candidates.map(({ method }) => method).join(", ") } : { question };
}

/** An error that the request's content has no part in. */
function refusal(operation: Operation, code: number, example?: string): PrismQuestion {
  const { path } = operation;
  return { operation, path, query: {}, validate: false, code, ...(example === undefined ? {} : { example }) };
}

/** What the caller prefers. Only successful answers without a name are made up: errors are texts that mean something. */
function wish(headers: Headers, options: FrontOptions): Pick<PrismQuestion, "code" | "example" | "dynamic" | "seed"> {
  const { dynamic = options.dynamic, ...preferences } = parsePrefer(headers.get("prefer"));
  const isMadeUp = dynamic && preferences.example === undefined && (preferences.code ?? 200) < 300;
  return { ...preferences, dynamic: isMadeUp, ...(options.seed === undefined ? {} : { seed: options.seed }) };
}

/** By the description's own spelling; the server reads names without regard to case (observed). */
function readQuery(operation: Operation, url: URL): Record<string, string> {
  const spelling = new Map(operation.parameters.map(({ name }) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [spelling.get(name.toLowerCase()) ?? name, value]),
  );
}

function runIdOf({ pathParameters }: OperationMatch, value: unknown): string | undefined {
  const named = typeof value === "object" && value !== null && "runID" in value ? value.runID : pathParameters["id"];
  return typeof named === "string" ? named : undefined;
}

/** An example is about its own run; an answer is about the caller's. */
function nameRun(value: unknown, runID: string): unknown {
  if (Array.isArray(value)) {
    return value.map((row) => nameRun(row, runID));
  }
  return typeof value === "object" && value !== null && "runID" in value ? { ...value, runID } : value;
}
