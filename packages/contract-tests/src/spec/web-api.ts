import type { Contract, Evidence, Expectation } from "../types.ts";

/** Whether a description is of an ASP.NET Web API server, whose habits are known: it says so of its errors. */
export function isWebApi({ schemas }: Contract): boolean {
  return Object.values(schemas).some((schema) => schema["x-xml-dialect"] === "http-error");
}

/** What a rule rests on that says nothing of it: a guess where others do, and else the word of whoever gave the document. */
export function unsaidEvidence(contract: Contract): Evidence {
  return isWebApi(contract) ? "assumed" : "documented";
}

/**
 * Whether an answer refuses a wrong request in a way that HTTP gives to every server, so that a description need not name
 * it. Of Web API's own refusals, which are known, only those that the description names nowhere.
 */
export function isRefusalOfHttp(contract: Contract, status: number, expectation: Expectation | undefined): boolean {
  const isExpected = expectation?.statuses.includes(status) === true;
  const isDescribed = contract.operations.some(({ responses }) => String(status) in responses);
  return !(isWebApi(contract) && isDescribed) && isExpected && (status === 501 || (status >= 400 && status < 500));
}
