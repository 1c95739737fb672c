import { createClient, type ExecJobAsyncRequest, InvalidOptionError, type RunRequest } from "@starfish-api/client";
import { encode, table } from "@starfish-api/client/codec";

/** A member of a start's request that a person may give. */
export interface RequestMember {
  readonly name: string;
  readonly kind: string;
}

/** The members of a message, as the description lists them. */
function membersOf(message: string): readonly RequestMember[] {
  const type = table.types[message];
  if (type?.kind !== "object") throw new TypeError(`${message} is not an object in the description`);
  return type.members;
}

/** The members of a start's request, as the description has them. */
export const requestMembers: readonly RequestMember[] = membersOf("execJobAsyncRequest");

/** The counts that the Results give of each job. */
export const countNames: readonly string[] = membersOf("resultsResponse")
  .filter(({ kind }) => kind === "integer")
  .map(({ name }) => name)
  .sort((one, other) => Number(other === "totalRows") - Number(one === "totalRows"));

const booleans = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

/** The value that a text stands for, in a cell or after an option; undefined where it stands for none. */
export function parseMember({ kind }: RequestMember, text: string): string | number | boolean | undefined {
  if (kind === "boolean") return booleans.get(text.trim().toLowerCase());
  if (kind === "integer") return /^\s*-?\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
  return text;
}

/** What is asked of a text for a member, for a message. */
export function expectedOf({ kind }: RequestMember): string {
  return kind === "boolean" ? "true or false" : "a whole number";
}

/** What is wrong with a request, and where. */
interface Flaw {
  readonly member: string;
  readonly message: string;
}

/** What the description or the client has against a request, in the client's words; undefined where nothing. Nothing is sent. */
export async function flawOfRequest(request: RunRequest, mediaType: string): Promise<Flaw | undefined> {
  return flawByDescription(request, mediaType) ?? flawByClient(request);
}

function flawByDescription(request: RunRequest, mediaType: string): Flaw | undefined {
  try {
    encode("execJobAsyncRequest", { runID: "r", ...request } as ExecJobAsyncRequest, mediaType, { validate: true });
    return undefined;
  } catch (error) {
    const [issue] = (error as { issues?: readonly { path: readonly unknown[]; message: string }[] }).issues ?? [];
    if (issue === undefined) throw error;
    return { member: String(issue.path[0] ?? ""), message: issue.message };
  }
}

/** A client that checks requests: none goes out, for its calls are aborted before they begin. */
const checkingClient = createClient({ baseUrl: "http://nobody.invalid", credentials: { token: "none" } });
const aborted = AbortSignal.abort();

async function flawByClient(request: RunRequest): Promise<Flaw | undefined> {
  const error = await checkingClient.executeJobAsync(request, { signal: aborted }).catch((cause: unknown) => cause);
  const [, member, message] = error instanceof InvalidOptionError ? (/^(\w+): (.*)$/s.exec(error.message) ?? []) : [];
  return member === undefined || message === undefined ? undefined : { member, message };
}
