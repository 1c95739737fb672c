import type { Contract, Operation } from "../../types.ts";

/** An operation that starts a job, with a request body of a known schema. */
export interface StartOperation {
  readonly operation: Operation;
  readonly schema: string;
  readonly mediaTypes: readonly string[];
}

/** The operations that start a job named by the caller, with everything that can be sent to them. */
export function startOperations(contract: Contract): StartOperation[] {
  return contract.operations.flatMap((operation) => {
    const mediaTypes = Object.entries(operation.request?.mediaTypes ?? {});
    const schema = mediaTypes[0]?.[1].schema;
    const namesRun = schema !== undefined && contract.schemas[schema]?.properties?.["runID"] !== undefined;
    return operation.startsJob && namesRun
      ? [{ operation, schema, mediaTypes: mediaTypes.map(([mediaType]) => mediaType) }]
      : [];
  });
}
