import type { Contract } from "../types.ts";

/** Whether a description is of an ASP.NET Web API server, whose habits are known: it says so of its errors. */
export function isWebApi({ schemas }: Contract): boolean {
  return Object.values(schemas).some((schema) => schema["x-xml-dialect"] === "http-error");
}
