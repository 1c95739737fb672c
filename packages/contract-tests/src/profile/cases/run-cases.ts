import type { Case, CaseContext, Known } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import type { Exchange, Expectation } from "../../types.ts";
import { accepted, answeredWith } from "./expectations.ts";
import { findEnd, isGoingOn, readRefusal, readResults } from "./run-end.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { requiredMembers, startCase } from "./start-value.ts";

const answers = ["application/json", "text/json", "application/xml", "text/xml"];
const oneRow = { minimum: 1, maximum: 1 };
const noRows = { minimum: 0, maximum: 0 };

/** One of each format. */
const families = ["application/json", "application/xml", "application/x-www-form-urlencoded"];

/** A legal query in which nothing may be decoded, sorted, or written in small letters: a signature is of this kind. */
const webhookQuery = "?Sig=aB%2Bc%2F1%3D%3D&To=Orders%20%C3%A9&to=b";

/** Whole runs: a start in each media type, its end, and the same results in every format; its webhook; unknown runs. */
export function runCases(context: CaseContext): Case[] {
  return [
    ...startOperations(context.contract).flatMap((start) =>
      start.mediaTypes.flatMap((mediaType) => wholeRun(context, start, mediaType)),
    ),
    ...startOperations(context.contract)
      .slice(0, 1)
      .flatMap((start) => [
        ...start.mediaTypes
          .filter((mediaType) => families.includes(mediaType))
          .flatMap((mediaType) => wholeRun(context, start, mediaType, lettersName)),
        ...duplicateStart(context, start),
      ]),
    ...answers.map((accept) => ({
      ...resultsCase(`unknown-${accept.replace("/", "-")}`, context.createID(`unknown/${accept}`), accept),
      title: `A run that nobody started is not found, or has no rows, in ${accept}.`,
      needs: ["server" as const],
      expects: (): Expectation => ({ evidence: "assumed", statuses: [200, 404], rows: noRows }),
    })),
  ];
}

interface RunName {
  /** Follows the media type in the group's name. */
  readonly suffix: string;
  /** The runID, made of a new GUID. */
  readonly write: (guid: string) => string;
}

const plainName: RunName = { suffix: "", write: (guid) => guid };

/** No GUID, in letters of both cases and beyond ASCII: it must come back to the letter. */
const lettersName: RunName = {
  suffix: "-letters",
  write: (guid) => `Order_é-Zz.${guid.slice(0, 13).toUpperCase()}-ab`,
};

function wholeRun(context: CaseContext, start: StartOperation, mediaType: string, name: RunName = plainName): Case[] {
  const group = `run-${start.operation.id}-${mediaType.replace("/", "-")}${name.suffix}`;
  const made = requiredMembers(context, group);
  const runID = name.write(String(made["runID"]));
  const members = { ...made, runID };
  const takesWebhook = context.contract.schemas[start.schema]?.properties?.["webHookURL"] !== undefined;
  const webhook =
    takesWebhook && context.webhookURL !== undefined
      ? { webHookURL: `${context.webhookURL}/${encodeURIComponent(runID)}${webhookQuery}` }
      : {};
  const body = encodeBody(context.contract, start.schema, mediaType, { ...members, ...webhook });
  const base = { group, effect: "start" as const, needs: ["server" as const] };
  // The second exchange of the group read the results until the run's end.
  const goesOn = (own: Exchange, earlier: readonly Exchange[]): boolean =>
    isGoingOn(context.contract, earlier[1] ?? own);
  const untimed = { ...base, followsStart: true };
  const later = { ...untimed, goesOn };
  // ExecuteJob answers when the run has ended, so nothing is left to wait for.
  const polls = takesWebhook;
  const expectsSame = (known: Known): Expectation => (polls && isUnreadable(known) ? unknownEnd : sameAsEnd(known));
  return [
    {
      ...startCase(start, mediaType, `run-start${name.suffix}`, body),
      ...base,
      title: `A run starts as ${mediaType}.`,
      refusal: (exchange) => readRefusal(context.contract, exchange),
      expects: accepted,
    },
    {
      ...resultsCase(`${group}-end`, runID, "application/json"),
      ...later,
      title: `The run that started as ${mediaType} comes to its end, with one row.`,
      ...(polls ? { until: (exchange: Exchange) => findEnd(context.contract, exchange) !== "open" } : {}),
      expects: ended,
    },
    ...("webHookURL" in webhook
      ? [
          {
            ...resultsCase(`${group}-webhook`, runID, "application/json"),
            ...later,
            awaitsWebhookAt: runID,
            title: `The webhook of the run that started as ${mediaType} says what Results say.`,
            expects: (known: Known) => ({
              ...(isUnreadable(known) ? unknownEnd : ended()),
              // One that has come can be looked at in any case.
              ...(isUnreadable(known) && known.webhooks.length === 0 ? {} : { webhooks: known.webhooks, webhookQuery }),
              ...(known.webhookLead === undefined ? {} : { webhookLead: known.webhookLead }),
            }),
          },
        ]
      : []),
    ...answers.slice(1).map((accept) => ({
      ...resultsCase(`${group}-${accept.replace("/", "-")}`, runID, accept),
      ...later,
      title: `The results of the run that started as ${mediaType} are the same in ${accept}.`,
      expects: expectsSame,
    })),
    {
      ...resultsCase(`${group}-again`, runID, "application/json"),
      ...later,
      title: `The results of the run that started as ${mediaType} do not change once it has ended.`,
      expects: expectsSame,
    },
    {
      ...withoutToken(resultsCase(`${group}-no-token`, runID, "application/json")),
      ...untimed,
      title: `The results of the run that started as ${mediaType} are denied without a token, although they were just read.`,
      expects: answeredWith("documented", 401),
    },
  ];
}

/** What a second start with one runID does is unknown: no answer but a crash of the server's own is wrong. */
const anyAnswer = answeredWith("assumed", 200, 202, 400, 403, 404, 409, 422, 500);

function duplicateStart(context: CaseContext, start: StartOperation): Case[] {
  const group = "duplicate-run-id";
  const body = encodeBody(context.contract, start.schema, "application/json", requiredMembers(context, group));
  const send = (name: string, title: string, expects: Case["expects"]): Case => ({
    ...startCase(start, "application/json", name, body),
    group,
    needs: ["server"],
    title,
    expects,
  });
  return [
    send("duplicate-first", "A run starts that will be started again.", accepted),
    send("duplicate-second", "The same runID is started again.", anyAnswer),
  ];
}

function resultsCase(name: string, runID: string, accept: string): Omit<Case, "title" | "expects"> {
  return {
    id: `getResults/${name}`,
    operation: "getResults",
    sends: "",
    asks: accept,
    effect: "none",
    needs: [],
    request: {
      method: "GET",
      path: `/v1/Results/${encodeURIComponent(runID)}`,
      headers: { accept },
      body: new Uint8Array(),
      token: "good",
    },
  };
}

function withoutToken(each: ReturnType<typeof resultsCase>): ReturnType<typeof resultsCase> {
  return { ...each, request: { ...each.request, token: "none" } };
}

function ended(): Expectation {
  return { evidence: "documented", statuses: [200], rows: oneRow, hasEnded: true, startedAround: Date.now() };
}

/** Where the rows cannot be read, nobody knows when the run ends, so nothing of what is due at its end can be asked for. */
const unknownEnd: Expectation = { evidence: "documented", statuses: [200] };

function isUnreadable({ contract, earlier }: Known): boolean {
  return earlier[1] !== undefined && findEnd(contract, earlier[1]) === "unreadable";
}

/** The second exchange of the group read the results at the run's end, as JSON. */
function sameAsEnd({ contract, earlier }: Known): Expectation {
  const value = earlier[1] === undefined ? undefined : readResults(contract, earlier[1]);
  return { ...ended(), ...(value === undefined ? {} : { value }) };
}
