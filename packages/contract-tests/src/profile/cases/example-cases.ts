import type { Case, CaseContext } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import { accepted } from "./expectations.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { startCase } from "./start-value.ts";

/** Every named example of a start, in every media type, each as a run of its own. */
export function exampleCases(context: CaseContext): Case[] {
  return startOperations(context.contract).flatMap((start) =>
    start.mediaTypes.flatMap((mediaType) =>
      Object.entries(start.operation.request?.mediaTypes["application/json"]?.examples ?? {}).map(([name, example]) => {
        const value = adapt(context, start, `${mediaType}/${name}`, example as Record<string, unknown>);
        const body = encodeBody(context.contract, start.schema, mediaType, value);
        return {
          ...startCase(start, mediaType, `example-${name}`, body),
          title: `The example ${name} is accepted as ${mediaType}.`,
          expects: accepted,
        };
      }),
    ),
  );
}

/** Away from the user's machine only the probe job runs: alone, whole, and telling nobody. */
function adapt(
  context: CaseContext,
  { operation }: StartOperation,
  name: string,
  example: Record<string, unknown>,
): Record<string, unknown> {
  const runID = context.createID(`${operation.id}/${name}/runID`);
  const { webHookURL: _url, ...value }: Record<string, unknown> = { ...example, runID };
  if (context.isLoopback) {
    return value;
  }
  const { instance: _instance, argument: _argument, ...members } = value;
  const { projectID, jobID } = context.probe ?? {};
  return { ...members, ...("chainJobs" in members ? { chainJobs: false } : {}), projectID, jobID };
}
