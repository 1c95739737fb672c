import { UsageError } from "../errors.ts";

/** The job that may be started on a server that is not the user's own machine. */
export interface ProbeJob {
  readonly projectID: string;
  readonly jobID: string;
  /** The instance of the project; only Webhook and ExecuteJob take it. */
  readonly instance?: string;
}

const text = { type: "string", minLength: 1 };

/** The JSON Schema of a probe job in a configuration. */
export const probeJobSchema: object = {
  type: "object",
  additionalProperties: false,
  required: ["projectID", "jobID"],
  properties: { projectID: text, jobID: text, instance: text },
};

/** How a probe job is written in one line. */
export const probeJobForm = "projectID/jobID";

/** @throws {UsageError} when the text is not of that form. */
export function parseProbeJob(line: string): ProbeJob {
  const [, projectID, jobID] = /^([^\s/]+)\s*[\s/]\s*([^\s/]+)$/.exec(line) ?? [];
  if (projectID === undefined || jobID === undefined) {
    throw new UsageError(`the job must be of the form ${probeJobForm}`);
  }
  return { projectID, jobID };
}

/** What is started, for whoever has to agree to it. */
export function describeProbeJob({ jobID, projectID }: ProbeJob): string {
  return `the job ${jobID} in the project ${projectID}`;
}

/** What tells one probe job from another. */
export function namesOf({ instance, jobID, projectID }: ProbeJob): readonly string[] {
  return [projectID, jobID, ...(instance === undefined ? [] : [instance])];
}
