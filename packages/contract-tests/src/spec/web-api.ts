import type { Contract, Evidence } from "../types.ts";

/** Whether a description is of an ASP.NET Web API server, whose habits are known: it says so of its errors. */
export function isWebApi({ schemas }: Contract): boolean {
  return Object.values(schemas).some((schema) => schema["x-xml-dialect"] === "http-error");
}

/** What a rule rests on that says nothing of it: a guess where others do, and else the word of whoever gave the document. */
export function unsaidEvidence(contract: Contract): Evidence {
  return isWebApi(contract) ? "assumed" : "documented";
}
