import { readFileSync } from "node:fs";
import { FaultError } from "../faults/catalogue.ts";
import type { ServerRequest } from "../server/server-request.ts";
import type { Description } from "../wire/description.ts";
import type { Reply } from "../wire/http/reply.ts";
import { clipTexts } from "./clip.ts";
import { type ConsoleParts, consoleSetup, consoleState } from "./console-state.ts";
import { describedForms } from "./described-forms.ts";

export interface PagesParts extends ConsoleParts {
  readonly description: Description;
  /** Whom the page asks a token for; the password is blank where it is not the sandbox's own. */
  readonly user: { readonly name: string; readonly password: string };
}

/** Answers what is asked for under /docs and /console; undefined for everything else, which is the server's. */
export type AnswerPage = (request: ServerRequest) => Promise<Reply | undefined>;

/** Where the files lie, seen from here and from what is built of it. */
const assets = new URL("../../src/pages/assets/", import.meta.url);
const pageParts = [
  ...["pages.css", "console.css", "console.js", "faults.js"],
  ...["docs.js", "operation.js", "exchange.js", "markdown.js", "element.js", "ask.js"],
];
const files: ReadonlyMap<string, string> = new Map([
  ["/docs", "docs.html"],
  ["/console", "console.html"],
  ...pageParts.map((file) => [`/console/${file}`, file] as const),
]);
const mediaTypes: Readonly<Record<string, string>> = { html: "text/html", css: "text/css", js: "text/javascript" };

/** Nothing comes from elsewhere, and nothing that a request wrote can become a script. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Characters of what switches a fault. */
const maxBody = 1000;
const maxFaultsOn = 100;

/** The pages on which people try the sandbox and watch it. Faults never touch them, and no log mentions them. */
export function createPages(parts: PagesParts): AnswerPage {
  const { faultSwitch } = parts;

  const switchFaults = async (request: ServerRequest): Promise<Reply> => {
    // A form of another page could send this body too, but not as this media type.
    if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
      return textReply(415, "Send application/json.");
    }
    const text = await request.text();
    const order = text.length > maxBody ? undefined : parseOrder(text);
    if (order === undefined) {
      return textReply(
        400,
        'Send {"add":"NAME*COUNT@RUNID"}, {"remove":"NAME"} or {"clear":true}, in 1,000 characters.',
      );
    }
    if (order.clear === true) {
      faultSwitch.clear();
    } else if (order.remove !== undefined) {
      faultSwitch.remove(order.remove);
    } else if (order.add !== undefined) {
      if (faultSwitch.list().length >= maxFaultsOn) {
        return textReply(409, `${maxFaultsOn} faults are on. Switch some off first.`);
      }
      faultSwitch.add(order.add);
    }
    return jsonReply(faultSwitch.list());
  };

  const read = (path: string): Reply | undefined => {
    switch (path) {
      case "/console/state":
        // Most of its texts were sent by somebody.
        return jsonReply(consoleState(parts), clipTexts);
      case "/console/setup":
        return jsonReply(consoleSetup(parts));
      case "/console/operations":
        return jsonReply({ user: parts.user, operations: describedForms(parts.description) });
      default: {
        const file = files.get(path);
        const [, ending = ""] = file?.split(".") ?? [];
        return file === undefined
          ? undefined
          : reply(200, mediaTypes[ending] ?? "", readFileSync(new URL(file, assets), "utf8"));
      }
    }
  };

  return async (request) => {
    const { path } = request.address;
    if (path === "/console/faults") {
      try {
        return request.method === "POST" ? await switchFaults(request) : textReply(405, "Use POST.", { allow: "POST" });
      } catch (error) {
        if (error instanceof FaultError) {
          return textReply(400, error.message);
        }
        throw error;
      }
    }
    const found = read(path);
    return found === undefined || request.method === "GET" || request.method === "HEAD"
      ? found
      : textReply(405, "Use GET.", { allow: "GET, HEAD" });
  };
}

interface Order {
  readonly add?: string;
  readonly remove?: string;
  readonly clear?: boolean;
}

/** Undefined for anything else. */
function parseOrder(text: string): Order | undefined {
  try {
    const { add, remove, clear } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return typeof add === "string"
      ? { add }
      : typeof remove === "string"
        ? { remove }
        : clear === true
          ? { clear }
          : undefined;
  } catch {
    return undefined;
  }
}

function jsonReply(value: unknown, replacer?: (key: string, value: unknown) => unknown): Reply {
  return reply(200, "application/json", JSON.stringify(value, replacer));
}

function textReply(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return reply(status, "text/plain", text, headers);
}

function reply(status: number, mediaType: string, text: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: {
      "content-type": `${mediaType}; charset=utf-8`,
      "cache-control": "no-store",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      ...headers,
    },
    // A fault's name with half a surrogate pair is said back.
    text: text.replaceAll(/\p{Surrogate}/gu, "\ufffd"),
    charset: "utf-8",
  };
}
