import { type RequestMember, requestMembers } from "../request-members.ts";
import type { Option } from "./option.ts";

/** Shorter words for members that everybody uses; any other is an option by its own name, `beginAtRow` as `begin-at-row`. */
const shortNames: Readonly<Record<string, string>> = {
  projectID: "project",
  jobID: "job",
  chainJobs: "chain",
  threadCount: "threads",
  webHookURL: "webhook",
};

const helps: Readonly<Record<string, string>> = {
  projectID: "the project that the job belongs to",
  jobID: "the job to start",
  argument: "the job's argument, usually a filter of rows",
  chainJobs: "run the jobs that are configured after this one too",
  threadCount: "how many threads the job uses; the vendor suggests 8",
  beginAtRow: "the first row to read",
  endAfterRow: "the last row to read",
  loggingLevel: "how much the job logs, 0 to 3",
  webHookURL: "where the server posts the end of the run; signed for the run where STARFISH_WEBHOOK_SECRET is set",
};

const placeholders: Readonly<Record<string, string>> = {
  projectID: "ID",
  jobID: "ID",
  threadCount: "NUMBER",
  beginAtRow: "NUMBER",
  endAfterRow: "NUMBER",
  webHookURL: "URL",
};

export function optionOfMember(name: string): string {
  return shortNames[name] ?? name.replaceAll(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`);
}

function describeMember({ name, kind }: RequestMember): Option {
  const option = { name: optionOfMember(name), help: helps[name] ?? `the request's ${name}` };
  if (kind === "boolean") return option;
  return { ...option, value: placeholders[name] ?? (kind === "integer" ? "NUMBER" : "TEXT") };
}

/** In the order of use: project and job first. */
const rank = ({ name }: RequestMember) => Object.keys(helps).indexOf(name) + 1 || 100;

/** Every member of the request but the runID, which has options of its own. */
export const requestOptions: readonly Option[] = requestMembers
  .filter(({ name }) => name !== "runID")
  .toSorted((one, other) => rank(one) - rank(other))
  .map(describeMember);

export const runIDOptions: readonly Option[] = [
  { name: "run-id", value: "RUNID", help: "the run's name; a new GUID by default" },
  {
    name: "run-id-for",
    value: "KEY",
    help: "derive the runID from what the run is for, such as order-1042: the same key never starts a second run",
  },
];

export const waitOptions: readonly Option[] = [
  { name: "deadline", value: "TIME", help: "how long to wait, such as 90s, 10m, 2h or none (1h)" },
];

export const inquiryOption: Option = {
  name: "inquiry",
  value: "TIME",
  help: "for how long the Results may know nothing of the run before it counts as unknown (30s)",
};

export const resendOption: Option = {
  name: "resend-unknown-start",
  help: "send a start again whose outcome stays unknown: the job may then run twice",
};

export const connectionOptions: readonly Option[] = [
  { name: "base-url", value: "URL", help: "where the API is served; STARFISH_BASE_URL, else the vendor's server" },
  {
    name: "env",
    value: "FILE",
    help: "a file of variables, such as .env; they replace those of the environment",
    isFile: true,
  },
  { name: "user", value: "NAME", help: "the user's name; the password is asked for where it is not in a variable" },
  {
    name: "media-type",
    value: "TYPE",
    help: "the form of requests and answers (application/json)",
    choices: ["application/json", "text/json", "application/xml", "text/xml", "application/x-www-form-urlencoded"],
  },
];

export const jsonOption: Option = { name: "json", help: "write one JSON document on stdout, for programs" };
export const quietOption: Option = { name: "quiet", help: "write no progress on stderr" };
export const helpOption: Option = { name: "help", help: "print this" };
