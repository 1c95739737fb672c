import { KitError } from "../errors.ts";
import { judge } from "../judge.ts";
import type { Finding } from "../judgement.ts";
import type { PublishedOperation } from "../profile/generated/published-operation.ts";
import { atBaseUrl } from "../spec/at-base-url.ts";
import { loadContract } from "../spec/load-contract.ts";
import { matchOperation } from "../spec/match-operation.ts";
import type { Blame, Contract, Exchange, Expectation, Operation } from "../types.ts";
import { exchangeOf, type Judgeable } from "./exchange-of.ts";

/** The operations of version 1; a contract of the caller's own may have others. */
export type OperationID = PublishedOperation | (string & Record<never, never>);

export interface CheckExchangeOptions {
  /** The operation that it must be of. Needed for an answer alone; default: whichever the address leads to. */
  readonly operation?: OperationID;
  /** Where the server stands, if its address has a path of its own. Default: no path. */
  readonly baseUrl?: string | URL;
  /** Whose mistakes are reported. Default: everybody's; of an answer alone never the client's. */
  readonly blame?: readonly Blame[];
  /** Ids of checks whose findings are left out. Default: none. */
  readonly ignore?: readonly string[];
  /** Whether findings that rest on a guess are reported too. Default false. */
  readonly strict?: boolean;
  /** What is known of the right answer beyond the contract. Default: nothing. */
  readonly expectation?: Expectation;
  /** Default: the published one, which is loaded once. */
  readonly contract?: Contract;
}

/** What these compare with is in the request, so that they can say nothing of an answer alone. */
const checksOfBothSides = new Set(["run-id-echoed"]);

let published: Contract | undefined;

function publishedContract(): Contract {
  published ??= loadContract();
  return published;
}

/**
 * Holds one exchange against the contract: bytes, a `Request` with its `Response`, or a `Response` alone. Bodies stay
 * unread.
 *
 * @returns what is wrong, most telling first; empty when nothing is.
 * @throws {KitError} when the operation is unknown, or a body has been read already.
 */
export async function checkExchange(
  judgeable: Judgeable,
  options: CheckExchangeOptions = {},
): Promise<readonly Finding[]> {
  const { baseUrl, blame, expectation, ignore = [], strict = false } = options;
  const root = options.contract ?? publishedContract();
  const contract = baseUrl === undefined ? root : atBaseUrl(root, baseUrl);
  const operation = options.operation === undefined ? undefined : findOperation(contract, options.operation);
  const exchange = await exchangeOf(contract, judgeable, operation);
  const isAnswerOnly = judgeable instanceof Response;
  if (operation !== undefined && !isAnswerOnly) {
    refuseOther(contract, exchange, operation);
  }
  return judge(contract, exchange, expectation)
    .findings.filter(({ check }) => !ignore.includes(check))
    .filter((finding) => blame?.includes(finding.blame) ?? true)
    .filter(({ evidence }) => strict || evidence !== "assumed")
    .filter((finding) => !(isAnswerOnly && (finding.blame === "client" || checksOfBothSides.has(finding.check))));
}

function findOperation(contract: Contract, id: string): Operation {
  const operation = contract.operations.find((each) => each.id === id);
  if (operation === undefined) {
    const known = contract.operations.map((each) => each.id).join(", ");
    throw new KitError(`The description has no operation ${JSON.stringify(id)}; it has ${known}`);
  }
  return operation;
}

/** An exchange of another operation is a mistake in the test, not in the server. */
function refuseOther(contract: Contract, { request }: Exchange, { id }: Operation): void {
  const { candidates } = matchOperation(contract, request.method, new URL(request.url));
  const [found] = candidates;
  if (found !== undefined && !candidates.some((each) => each.id === id)) {
    throw new KitError(`${request.method} ${new URL(request.url).pathname} is ${found.id}, not ${id}`);
  }
}
