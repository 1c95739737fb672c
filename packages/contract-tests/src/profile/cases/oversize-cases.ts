import { encodeText } from "../../body/charset.ts";
import { formatOf } from "../../body/media-type.ts";
import type { Case, CaseContext } from "../../cases/case.ts";
import { encodeBody } from "../../cases/encode-body.ts";
import type { Expectation } from "../../types.ts";
import { type StartOperation, startOperations } from "./start-operations.ts";
import { foreignMembers, postRequest, startCase } from "./start-value.ts";

/** More than the 4096 KiB that ASP.NET takes unless it is configured otherwise. How the vendor's server is configured is unknown. */
const oversize = 4096 * 1024 + 1024;

const form = "application/x-www-form-urlencoded";
const families = ["application/json", "application/xml", form];

/** One after the other: they are load. Only starts are in it, for a case sends those of its group before it. */
const group = "oversize-starts";

/** Any refusal is right, and so is a body that was read to its end; a crash, a page of HTML or silence is not. */
const refusals = [400, 404, 411, 413, 414, 415, 422, 431];
const takenWholeOrRefused = (): Expectation => ({ ...refused(), statuses: [200, ...refusals] });

function refused(): Expectation {
  return { evidence: "assumed", statuses: refusals, mayCloseEarly: true };
}

/** A body beyond the server's limit, once for each operation that takes one and each family of media types. */
export function oversizeCases(context: CaseContext): Case[] {
  if (!context.sendsOversize) {
    return [];
  }
  return [
    ...startOperations(context.contract).flatMap((start) =>
      families.filter((type) => start.mediaTypes.includes(type)).map((type) => oversizeStart(context, start, type)),
    ),
    ...families.map((type) => oversizeWebhook(context, type)),
    oversizeToken(context),
  ];
}

/** The runID comes after the long member, so that an answer that names it shows that the body was not cut. */
function oversizeStart(context: CaseContext, start: StartOperation, mediaType: string): Case {
  const { runID, ...members } = foreignMembers(context, `${start.operation.id}/${mediaType}/oversize`);
  const value = (): object => ({ argument: filler(mediaType), ...members, runID });
  const small = startCase(start, mediaType, "oversize", new Uint8Array());
  return {
    ...small,
    request: withBody(small.request, () => encodeBody(context.contract, start.schema, mediaType, value())),
    group,
    needs: ["server"],
    title: `A body of more than 4 MiB is refused, or taken to its end, as ${mediaType}.`,
    expects: takenWholeOrRefused,
  };
}

function oversizeWebhook({ createID, probe }: CaseContext, mediaType: string): Case {
  const [projectid, jobid] = [createID("oversize/projectid"), createID("oversize/jobid")];
  const query = new URLSearchParams({ instance: probe?.instance ?? "acme", projectid, jobid });
  const asks = "application/json";
  return {
    id: `postWebhook/oversize-${mediaType.replace("/", "-")}`,
    operation: "postWebhook",
    sends: mediaType,
    asks,
    effect: "start",
    group,
    needs: ["server"],
    title: `An argument of more than 4 MiB is refused or taken as ${mediaType}.`,
    request: withBody(
      postRequest(`/v1/Webhook?${query}`, { accept: asks, "content-type": mediaType }, new Uint8Array()),
      () => encodeText(filler(mediaType), "utf-8"),
    ),
    expects: takenWholeOrRefused,
  };
}

/** Names a user that nobody is, so that no account can be locked. */
function oversizeToken({ createID }: CaseContext): Case {
  const password = createID("oversize/password");
  const body = (): Uint8Array =>
    encodeText(`${new URLSearchParams({ grant_type: "password", password, username: filler(form) })}`, "utf-8");
  return {
    id: "requestToken/oversize",
    operation: "requestToken",
    sends: form,
    asks: "application/json",
    effect: "none",
    needs: ["server"],
    title: "A user name of more than 4 MiB gets no token.",
    request: withBody(
      {
        ...postRequest("/token", { accept: "application/json", "content-type": form }, new Uint8Array()),
        token: "none",
      },
      body,
    ),
    expects: refused,
  };
}

/** The request with a body that is made once it is sent: most runs list the cases and send few of these. */
function withBody(request: Case["request"], make: () => Uint8Array): Case["request"] {
  let made: Uint8Array | undefined;
  return {
    ...request,
    get body() {
      made ??= make();
      return made;
    },
  };
}

/** Words, as a row filter has them. A form writes none of these characters in a longer way. */
function filler(mediaType: string): string {
  const words = formatOf(mediaType) === "form" ? "id.in." : "id in ";
  return words.repeat(Math.ceil(oversize / words.length));
}
