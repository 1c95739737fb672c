import { encodeText } from "../body/charset.ts";
import { findProfile } from "../profile/profile.ts";
import { carriesCredentials, challengesOf } from "../spec/credentials.ts";
import { matchOperation, namedResponseOf, responseOf } from "../spec/match-operation.ts";
import { isSpread } from "../spec/parameters/is-spread.ts";
import { type ParameterPlaces, parameterTexts } from "../spec/parameters/parameter-texts.ts";
import { readParameter } from "../spec/parameters/parameter-value.ts";
import { isWebApi } from "../spec/web-api.ts";
import type {
  Contract,
  ExchangeRequest,
  ExchangeResponse,
  Issue,
  Operation,
  OperationMatch,
  Parameter,
} from "../types.ts";
import { encodeAnswer } from "./encode-answer.ts";
import { describeIssues, nameIssues } from "./name-issues.ts";
import { parsePrefer } from "./prefer.ts";
import type { AskPrism, PrismQuestion } from "./prism.ts";
import { findIssues } from "./request-issues.ts";
import { decodeRequest } from "./request-value.ts";
import { soundAnswer } from "./sound-answer.ts";

/**
 * The header in which the mock says why it refused a request. It refuses whatever the description does not allow, even
 * where the server forgives it: a caller who passes here sends nothing that the server would lose.
 */
export const reasonHeader = "starfish-mock-reason";

export interface FrontOptions {
  /** Make successful answers up from their schemas instead of taking examples. */
  readonly dynamic: boolean;
  /** Makes the same values up each time. */
  readonly seed?: string;
}

/** One answer that is wanted of Prism, and what makes it about this request. */
interface Plan {
  readonly question: PrismQuestion;
  readonly named?: (answer: unknown) => unknown;
  readonly allow?: string;
  /** What is wrong with the request. */
  readonly reason?: string;
  /** The same, of a body that could be read. */
  readonly issues?: readonly Issue[];
}

/** Answers requests with Prism's values, in the order of the server's own rules: 404, 405, 401, 415, 500, 400. */
export function createFront(
  contract: Contract,
  askPrism: AskPrism,
  options: FrontOptions,
): (request: ExchangeRequest) => Promise<ExchangeResponse> {
  return async (request) => {
    const { question, named, allow, reason, issues = [] } = plan(contract, request, options);
    const answer = isUndocumented(question)
      ? {
          status: question.code ?? 500,
          headers: {},
          value: undefined,
          refusal: reason ?? "The mock refuses the request",
        }
      : await soundAnswer(contract, askPrism, question, new Headers(request.headers));
    const told = nameIssues(
      contract,
      responseOf(question.operation, answer.status),
      answer.value,
      issues,
      reason ?? "",
    );
    const value = answer.status < 300 && named !== undefined ? named(told) : told;
    const headers = {
      ...(answer.status === 401 ? { "www-authenticate": challengeFor(question.operation) } : {}),
      ...answer.headers,
      ...(allow === undefined ? {} : { allow }),
      ...(reason === undefined ? {} : { [reasonHeader]: toHeaderValue(reason) }),
    };
    if (answer.refusal !== undefined) {
      return plainAnswer(answer.status, headers, answer.refusal);
    }
    const documented = responseOf(question.operation, answer.status);
    return encodeAnswer(contract, documented, new Headers(request.headers), { ...answer, headers, value });
  };
}

/** Whether the description has no words for the error that is wanted. */
function isUndocumented({ code, isRefusal, operation }: PrismQuestion): boolean {
  return isRefusal && code !== undefined && responseOf(operation, code) === undefined;
}

/** A refusal for which the description has no words. */
function plainAnswer(status: number, headers: Readonly<Record<string, string>>, text: string): ExchangeResponse {
  return {
    status,
    headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    body: encodeText(`${text}\n`, "utf-8"),
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
  if (operation.security === "required" && !carriesCredentials(operation, headers, url)) {
    return { question: refusal(operation, 401) };
  }
  const body = decodeRequest(contract, operation, request);
  if (body.kind === "refused") {
    const isNamed = namedResponseOf(operation, body.status) !== undefined;
    const status = !isNamed && namedResponseOf(operation, 400) !== undefined ? 400 : body.status;
    return { question: refusal(operation, status, body.example), reason: body.reason };
  }
  const query = readQuery(operation, url);
  const missing = findMissing(contract, operation, query);
  if (missing !== undefined) {
    const reason = `the query has no ${missing.name}`;
    return isWebApi(contract) ? { question: refusal(operation, 404) } : { question: refusal(operation, 400), reason };
  }
  const issues = body.kind === "value" ? findIssues(contract, request, body) : [];
  const [issue] = issues;
  if (issue !== undefined) {
    const question = refusal(operation, refusalOf(operation), findProfile(contract)?.fittingExample(operation, issues));
    const reason = describeIssues(issues, body.kind === "value" ? body.value : undefined);
    return { question, reason, issues };
  }
  const cookieFault = findCookieFault(contract, operation, { url, headers, pathParameters: match.pathParameters });
  if (cookieFault !== undefined) {
    return { question: refusal(operation, refusalOf(operation)), reason: cookieFault };
  }
  const profile = findProfile(contract);
  const sent = body.kind === "value" ? body.value : undefined;
  return {
    question: {
      operation,
      path: operation.path.replace(/\{(.+?)\}/g, (_, name) => encodeURIComponent(match.pathParameters[name] ?? "")),
      query,
      headers: readHeaders(operation, headers),
      isRefusal: false,
      ...wish(headers, options),
    },
    ...(profile === undefined ? {} : { named: (answer) => profile.nameAnswer(match, sent, answer) }),
  };
}

/** The first parameter that a query lacks. */
function findMissing(
  contract: Contract,
  { parameters }: Operation,
  query: Readonly<Record<string, unknown>>,
): Parameter | undefined {
  return parameters.find(
    (parameter) =>
      parameter.in === "query" && parameter.required && !(parameter.name in query) && !isSpread(contract, parameter),
  );
}

/** What the description has against a request's cookies, which Prism does not look at. */
function findCookieFault(contract: Contract, operation: Operation, places: ParameterPlaces): string | undefined {
  return operation.parameters
    .filter(({ in: place }) => place === "cookie")
    .flatMap((parameter) => {
      const { name, required, schema } = parameter;
      const texts = parameterTexts(contract, parameter, places);
      if (texts.length === 0) {
        return required ? [`the cookie ${name} is missing`] : [];
      }
      const value = readParameter(contract, parameter, texts);
      const issues = value === undefined ? [] : contract.validateValue(schema, value);
      return issues.map(({ message }) => `the cookie ${name} ${message}`);
    })
    .at(0);
}

/** How an operation says that a request is wrong. */
function refusalOf(operation: Operation): number {
  return [400, 422].find((status) => namedResponseOf(operation, status) !== undefined) ?? 400;
}

/** HTTP has no scheme for keys. */
function challengeFor(operation: Operation): string {
  const words = challengesOf(operation).map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return words.length === 0
    ? "Bearer"
    : words.map((word) => (word === "Basic" ? 'Basic realm="mock"' : word)).join(", ");
}

/** A header carries printable ASCII alone. */
function toHeaderValue(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, "?").slice(0, 200);
}

/** Errors of unknown paths and methods look the same everywhere, so any operation that documents one lends it. */
function planWithoutOperation(contract: Contract, { candidates }: OperationMatch): Plan {
  const status = candidates.length === 0 ? 404 : 405;
  const lenders = [...candidates, ...contract.operations];
  const lender = lenders.find((each) => namedResponseOf(each, status) !== undefined);
  const question = refusal(lender ?? nobody, status);
  return status === 405 ? { question, allow: candidates.map(({ method }) => method).join(", ") } : { question };
}

/** Documents nothing. */
const nobody: Operation = {
  id: "nobody",
  method: "GET",
  path: "/",
  evidence: "assumed",
  security: "none",
  credentials: [],
  parameters: [],
  responses: {},
  callbacks: [],
};

/** An error, whatever else the request says. */
function refusal(operation: Operation, code: number, example?: string): PrismQuestion {
  const { path } = operation;
  const described = Object.values(responseOf(operation, code)?.mediaTypes ?? {});
  const isKnown = example !== undefined && described.some(({ examples }) => Object.hasOwn(examples, example));
  const named = isKnown ? { example } : {};
  return { operation, path, query: {}, headers: {}, isRefusal: true, code, ...named };
}

/** What the caller prefers. Only successful answers without a name are made up: errors are texts that mean something. */
function wish(headers: Headers, options: FrontOptions): Pick<PrismQuestion, "code" | "example" | "dynamic" | "seed"> {
  const { dynamic = options.dynamic, ...preferences } = parsePrefer(headers.get("prefer"));
  const isMadeUp = dynamic && preferences.example === undefined && (preferences.code ?? 200) < 300;
  return { ...preferences, dynamic: isMadeUp, ...(options.seed === undefined ? {} : { seed: options.seed }) };
}

/** By the description's own spelling; the server reads names without regard to case (observed). */
function readQuery(operation: Operation, url: URL): Record<string, string | readonly string[]> {
  const spelling = new Map(operation.parameters.map(({ name }) => [name.toLowerCase(), name]));
  const names = new Map([...url.searchParams.keys()].map((name) => [spelling.get(name.toLowerCase()) ?? name, name]));
  return Object.fromEntries(
    [...names].map(([name, spelled]) => {
      const values = url.searchParams.getAll(spelled);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** What is said of the body in headers is not for Prism, which never sees it. */
function readHeaders(operation: Operation, headers: Headers): Record<string, string> {
  const names = operation.parameters
    .filter(({ in: place }) => place === "header")
    .map(({ name }) => name.toLowerCase());
  return Object.fromEntries([...headers].filter(([name]) => names.includes(name)));
}
