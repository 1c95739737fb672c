import { createWebhookUrl, type RunRequest, runIDFor } from "@starfish-api/client";
import { optionOfMember } from "./arguments/options.ts";
import { textOf, type Values } from "./arguments/parse.ts";
import { UsageError } from "./errors.ts";
import { expectedOf, flawOfRequest, parseMember, requestMembers } from "./request-members.ts";
import type { Settings } from "./settings/settings.ts";

/** A request with its runID. */
export type NamedRequest = RunRequest & { readonly runID: string };

/** What the options say of a request; what they leave out is not there. Throws UsageError. */
export function membersOf(values: Values): Record<string, unknown> {
  const given = requestMembers.flatMap((member) => {
    const option = optionOfMember(member.name);
    const text = values[option];
    if (member.name === "runID" || text === undefined) return [];
    const value = typeof text === "string" ? parseMember(member, text) : text;
    if (value === undefined)
      throw new UsageError(`--${option}: expected ${expectedOf(member)}, found ${JSON.stringify(text)}`);
    return [[member.name, value]];
  });
  return Object.fromEntries(given);
}

/** The request that the options make, with a runID. Throws UsageError. */
export async function loadRequest(values: Values, { mediaType }: Settings): Promise<NamedRequest> {
  const request = membersOf(values) as unknown as RunRequest;
  const missing = ["projectID", "jobID"]
    .filter((name) => !(name in request))
    .map((name) => `--${optionOfMember(name)}`);
  if (missing.length > 0)
    throw new UsageError(`Which job? ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing.`);
  const named = { ...request, runID: await runIDOf(values) };
  const flaw = await flawOfRequest(named, mediaType);
  if (flaw !== undefined) throw new UsageError(`--${optionOfMember(flaw.member)}: ${flaw.message}`);
  return named;
}

async function runIDOf(values: Values): Promise<string> {
  const own = textOf(values, "run-id");
  const key = textOf(values, "run-id-for");
  if (own !== undefined && key !== undefined) throw new UsageError("--run-id and --run-id-for exclude each other.");
  if (key === "") throw new UsageError("--run-id-for: expected what the run is for, found nothing.");
  return own ?? (key === undefined ? crypto.randomUUID() : runIDFor(key));
}

/** The request as it is sent: the address of its webhook signed, where there is a secret. Throws InvalidOptionError. */
export async function signed(request: NamedRequest, { variables }: Settings): Promise<NamedRequest> {
  const { runID, webHookURL } = request;
  const secret = variables["STARFISH_WEBHOOK_SECRET"];
  if (!webHookURL || !secret) return request;
  return { ...request, webHookURL: await createWebhookUrl({ url: webHookURL, runID, secret }) };
}
