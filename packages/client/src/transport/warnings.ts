import { printable } from "../printable.ts";
import { tellListener } from "../tell-listener.ts";
import type { Send } from "./send.ts";

/** What a user of this API should know before it stops working. */
export interface Warning {
  /**
   * The server says that what was called is deprecated, or when it ends; the whole version is at its end; the Results give
   * a run a status that the description does not know; they have known nothing of a run for a minute; or an answer names
   * another run than it was asked for.
   */
  readonly kind: "deprecation" | "sunset" | "retirement" | "status" | "unknown_run" | "other_run";
  readonly message: string;
}

/** Called for each warning. */
export type WarningListener = (warning: Warning) => unknown;

const vendorHost = "api.starfishetl.com";
const retirement =
  "The vendor announced that version 1 of the StarfishETL API would be retired by 2026-07-01 and asks for new work to be done with version 2";

/** The most warnings of odd runs that one client gives, so that a server cannot fill a log. */
const maxWarnings = 100;

/** Tells of what is odd about runs, each message once. */
export function createWarner(listener: WarningListener | undefined): (kind: Warning["kind"], message: string) => void {
  const told = new Set<string>();
  return (kind, text) => {
    const message = printable(text);
    if (listener === undefined || told.has(message) || told.size >= maxWarnings) return;
    told.add(message);
    tellListener("onWarning", listener, { kind, message });
  };
}

/** Tells of each kind of warning once: Deprecation and Sunset headers, and the end of version 1 at the vendor's server. */
export function withWarnings(send: Send, listener: WarningListener): Send {
  const told = new Set<Warning["kind"]>();
  const tell = (kind: Warning["kind"], message: string) => {
    if (told.has(kind)) return;
    told.add(kind);
    tellListener("onWarning", listener, { kind, message: printable(message) });
  };
  return async (request, call) => {
    const { hostname, pathname } = new URL(request.url);
    if (hostname === vendorHost) tell("retirement", retirement);
    const answer = await send(request, call);
    const { deprecation, sunset } = call.secrets.maskAll(Object.fromEntries(answer.response.headers));
    if (deprecation !== undefined) tell("deprecation", `${pathname} is deprecated, says the server: ${deprecation}`);
    if (sunset !== undefined) tell("sunset", `${pathname} ends at ${sunset}, says the server`);
    return answer;
  };
}
