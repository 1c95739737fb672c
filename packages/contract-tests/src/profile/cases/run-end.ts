import { formatOf } from "../../body/media-type.ts";
import { readValue } from "../../body/read-value.ts";
import { UnreadableBodyError } from "../../errors.ts";
import type { Contract, Exchange } from "../../types.ts";

/**
 * How far a run is, by the answer of its Results. `open`: it goes on, or has no row yet. `unreadable`: nothing that is asked
 * later will say when it has ended, for its rows are there in a form that cannot be read.
 */
export function findEnd(contract: Contract, exchange: Exchange): "ended" | "open" | "unreadable" {
  if (exchange.response.status !== 200) {
    return "open";
  }
  const rows = readResults(contract, exchange);
  if (rows === null) {
    return "open";
  }
  if (!Array.isArray(rows) || rows.some(isUnreadable)) {
    return "unreadable";
  }
  const terminal = contract.schemas["resultsResponse"]?.properties?.["status"]?.["x-terminal"] ?? {};
  const isEnded = rows.every(({ status }: Row) => Object.hasOwn(terminal, String(status)));
  return rows.length > 0 && isEnded ? "ended" : "open";
}

/** Words of a status that say that nothing has ended, whoever writes them. What else is not an end may be a wrong word for one. */
const goingOn =
  /^(?:active|executing|in ?progress|new|pending|processing|queued|running|scheduled|started|starting|submitted|waiting)$/i;

/** Whether a run goes on by the answer of its Results, or has no row yet. */
export function isGoingOn(contract: Contract, exchange: Exchange): boolean {
  if (exchange.failure !== undefined || findEnd(contract, exchange) !== "open") {
    return false;
  }
  const { status } = exchange.response;
  const rows = readResults(contract, exchange) ?? [];
  const words = Array.isArray(rows) ? rows.map((row: Row) => row["status"]) : [];
  return (status === 200 || status === 404) && words.every((word) => word === null || goingOn.test(String(word)));
}

/** What a start is answered with where the server starts nothing: an unknown job, for example. */
export function readRefusal(contract: Contract, { response }: Exchange): string | undefined {
  const type = new Headers(response.headers).get("content-type") ?? "";
  const value = readAs(contract, "execJobAsyncResponse", type, response);
  const { error, started } = typeof value === "object" && value !== null ? (value as Row) : {};
  return started === false ? `started: false, ${JSON.stringify(error)}` : undefined;
}

type Row = Readonly<Record<string, unknown>>;

/** No status at all is a run that goes on; one of another type or under another name tells nothing. */
function isUnreadable(row: unknown): boolean {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    return true;
  }
  const { status = null } = row as Row;
  const isElsewhere = Object.keys(row).some((name) => name !== "status" && name.toLowerCase() === "status");
  return status === null ? isElsewhere : typeof status !== "string";
}

/** Undefined where the answer is none that can be read: the checks say why. */
export function readResults(contract: Contract, { response }: Exchange): unknown {
  const type = new Headers(response.headers).get("content-type") ?? "";
  return readAs(contract, "ArrayOfresultsResponse", type, response);
}

function readAs(contract: Contract, schema: string, type: string, { body, status }: Exchange["response"]): unknown {
  if (status !== 200 || formatOf(type.split(";")[0]?.trim().toLowerCase() ?? "") === undefined) {
    return undefined;
  }
  try {
    return readValue(contract, schema, type, body);
  } catch (cause) {
    if (cause instanceof UnreadableBodyError) {
      return undefined;
    }
    throw cause;
  }
}
