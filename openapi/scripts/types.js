import openapiTS, { astToString } from "openapi-typescript";

/** The text of `types.ts`. A default does not make a member required, and nothing that was read can be changed. */
export async function types(url) {
  return astToString(await openapiTS(url, { defaultNonNullable: false, immutable: true, silent: true }));
}
