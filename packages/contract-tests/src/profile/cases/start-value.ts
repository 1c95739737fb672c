import type { Case, CaseContext, CaseRequest } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import type { StartOperation } from "./start-operations.ts";

/** The members that a start must have. IDs that nobody has, unless there is a job to try with. */
export function requiredMembers(context: CaseContext, name: string): Record<string, unknown> {
  const { probe, createID } = context;
  return {
    runID: createID(`${name}/runID`),
    projectID: probe?.projectID ?? createID(`${name}/projectID`),
    jobID: probe?.jobID ?? createID(`${name}/jobID`),
  };
}

/** As the required members, but never those of a job that exists. */
export function foreignMembers(context: CaseContext, name: string): Record<string, unknown> {
  return requiredMembers({ ...context, probe: undefined }, name);
}

/** The parts of a case that starts a job with a body in one media type, and asks for the same one where it can. */
export function startCase(
  { operation }: StartOperation,
  mediaType: string,
  name: string,
  body: Uint8Array,
): Pick<Case, "id" | "operation" | "sends" | "asks" | "effect" | "needs" | "request"> {
  const asks = answerType(mediaType);
  return {
    id: `${operation.id}/${mediaType.replace("/", "-")}/${name}`,
    operation: operation.id,
    sends: mediaType,
    asks,
    effect: "start",
    needs: [],
    request: postRequest(operation.path, { "content-type": mediaType, accept: asks }, body),
  };
}

export function postRequest(path: string, headers: CaseRequest["headers"], body: Uint8Array): CaseRequest {
  return { method: "POST", path, headers, body, token: "good" };
}

/** A valid start in one media type. */
export function validStart(
  context: CaseContext,
  start: StartOperation,
  mediaType: string,
  name: string,
): ReturnType<typeof startCase> {
  const value = requiredMembers(context, `${start.operation.id}/${mediaType}/${name}`);
  return startCase(start, mediaType, name, encodeBody(context.contract, start.schema, mediaType, value));
}

function answerType(mediaType: string): string {
  return mediaType === "application/x-www-form-urlencoded" ? "application/json" : mediaType;
}
