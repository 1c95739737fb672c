import type { Case } from "../cases/case.ts";
import { closestName, unknownName } from "../closest-name.ts";
import { KitError, UsageError } from "../errors.ts";
import type { Contract } from "../types.ts";
import { fitsPattern } from "./case-pattern.ts";

/** Which of the cases are wanted. What is empty or missing asks for all. */
export interface Selection {
  /** Ids of operations. */
  readonly operations?: readonly string[];
  /** Ids of cases, in which `*` stands for anything. */
  readonly cases?: readonly string[];
  /** The media types that the user works with; cases in another one of the description's are left out. */
  readonly mediaTypes?: readonly string[];
  /** Only the cases that need neither a token nor a password. Default false. */
  readonly withoutCredentials?: boolean;
}

/** Whether a case cannot be sent without a token or a password of the caller's. */
export function needsCredentials({ needs, request }: Case): boolean {
  return request.token === "good" || needs.includes("password");
}

/**
 * The wanted cases, in their order.
 *
 * @throws {UsageError} when a name is misspelt; it says which names there are.
 * @throws {KitError} when there are no cases.
 */
export function selectCases(contract: Contract, cases: readonly Case[], selection: Selection): readonly Case[] {
  const { operations = [], cases: patterns = [], mediaTypes = [] } = selection;
  const known = [...new Set(cases.map(({ operation }) => operation))];
  for (const name of operations.filter((each) => !known.includes(each))) {
    throw new UsageError(unknownName("operation", name, known));
  }
  const wanted = cases
    .filter(({ operation }) => operations.length === 0 || operations.includes(operation))
    .filter(({ id }) => patterns.length === 0 || patterns.some((pattern) => fitsPattern(pattern, id)))
    .filter((each) => selection.withoutCredentials !== true || !needsCredentials(each))
    .filter(speaks(contract, mediaTypes));
  for (const pattern of patterns.filter((each) => !cases.some(({ id }) => fitsPattern(each, id)))) {
    const meant = closestName(
      pattern,
      cases.map(({ id }) => id),
    );
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    throw new UsageError(
      `there is no case ${JSON.stringify(pattern)}${hint}\n--list shows all ${cases.length} of them`,
    );
  }
  if (cases.length === 0) {
    throw new KitError("The description has no operation of which a request could be made");
  }
  if (wanted.length === 0) {
    throw new UsageError("no case fits all of the filters");
  }
  return wanted;
}

/** Whether a case stays within some media types. An operation that takes one only has no choice. */
function speaks(contract: Contract, mediaTypes: readonly string[]): (each: Case) => boolean {
  const described = describedMediaTypes(contract);
  for (const name of mediaTypes.filter((each) => !described.includes(each))) {
    throw new UsageError(unknownName("media type", name, described));
  }
  const isForeign = (name: string): boolean =>
    mediaTypes.length > 0 && described.includes(name) && !mediaTypes.includes(name);
  return ({ operation, sends, asks }) => {
    const takes = contract.operations.find(({ id }) => id === operation)?.request?.mediaTypes ?? {};
    return !(isForeign(asks) || (isForeign(sends) && Object.keys(takes).length > 1));
  };
}

/** The media types that a body of a request or of an answer can have. */
export function describedMediaTypes(contract: Contract): string[] {
  const all = contract.operations.flatMap(({ request, responses }) =>
    [request, ...Object.values(responses)].flatMap((each) => Object.keys(each?.mediaTypes ?? {})),
  );
  return [...new Set(all)].filter((name) => !name.includes("*"));
}
