import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { JobFile } from "./job-file.ts";
import { jobFileSchema } from "./job-file-schema.ts";
import { patternFlags } from "./match-argument.ts";

/** Something wrong at a place in a file of jobs. */
export interface JobFileMistake {
  readonly place: readonly string[];
  readonly message: string;
}

const validate = new Ajv2020({ allErrors: true, formats: { regex: isRegularExpression } }).compile(jobFileSchema);

/** What is wrong with a value as a file of jobs; nothing where it is one. */
export function mistakesIn(value: unknown): readonly JobFileMistake[] {
  return validate(value) ? missingJobs(value as unknown as JobFile) : (validate.errors ?? []).map(mistakeOf);
}

function missingJobs({ projects }: JobFile): readonly JobFileMistake[] {
  return Object.entries(projects).flatMap(([projectID, { jobs }]) =>
    Object.entries(jobs).flatMap(([jobID, { next }]) =>
      next === undefined || Object.hasOwn(jobs, next) || Object.hasOwn(jobs, "*")
        ? []
        : [mistake(["projects", projectID, "jobs", jobID, "next"], `there is no job ${next} in the project`)],
    ),
  );
}

function mistakeOf({ instancePath, message, params }: ErrorObject): JobFileMistake {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const extra: unknown = params["additionalProperty"];
  return typeof extra === "string"
    ? mistake([...path, extra], "is not known here")
    : mistake(path, message ?? "is wrong");
}

function mistake(place: readonly string[], message: string): JobFileMistake {
  return { place, message: `${place.join(".") || "the file"}: ${message}` };
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, patternFlags) !== undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}
