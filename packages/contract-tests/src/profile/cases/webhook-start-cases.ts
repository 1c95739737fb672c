import { encodeText } from "../../body/charset.ts";
import type { Case, CaseContext } from "../../cases/case.ts";
import { accepted, answeredWith } from "./expectations.ts";
import { postRequest } from "./start-value.ts";

const bodies = [
  { type: "application/json", text: '{"order":1042}' },
  { type: "application/xml", text: "<order>1042</order>" },
  { type: "text/plain", text: "order 1042" },
  { type: "application/octet-stream", text: "\u0000\u0001" },
  { type: "", text: "order" },
];

/** Starts by `Webhook`: any body is right, and no parameter may be missing. */
export function webhookStartCases(context: CaseContext): Case[] {
  const { createID, probe } = context;
  const names = { instance: probe?.instance ?? "acme", projectid: probe?.projectID, jobid: probe?.jobID };
  const query = Object.entries(names).map(([name, value]) => [name, value ?? createID(`postWebhook/${name}`)] as const);
  const write = (pairs: typeof query): string => `/v1/Webhook?${new URLSearchParams(pairs.map((pair) => [...pair]))}`;
  const send = (name: string, path: string, type: string, text: string, accept: string) => ({
    id: `postWebhook/${name}`,
    operation: "postWebhook",
    sends: type,
    asks: accept,
    needs: [],
    request: postRequest(path, { accept, ...(type === "" ? {} : { "content-type": type }) }, encodeText(text, "utf-8")),
  });
  return [
    ...bodies.flatMap(({ type, text }) =>
      ["application/json", "application/xml"].map((accept) => ({
        ...send(
          `body-${type === "" ? "none" : type.replace("/", "-")}-${accept.slice(12)}`,
          write(query),
          type,
          text,
          accept,
        ),
        effect: "start" as const,
        title: `A body of the Content-Type ${type === "" ? "(none)" : type} starts a job, and ${accept} tells so.`,
        expects: accepted,
      })),
    ),
    {
      ...withoutToken(send("no-token", write(query), "text/plain", "order 1042", "application/json")),
      effect: "start" as const,
      needs: ["server" as const],
      title: "A start without a token begins a job or is denied; nobody knows which.",
      expects: answeredWith("assumed", 200, 401, 403),
    },
    ...query.map(([missing]) => ({
      ...send(
        `missing-${missing}`,
        write(query.filter(([name]) => name !== missing)),
        "text/plain",
        "x",
        "application/json",
      ),
      effect: "none" as const,
      title: `Without the parameter ${missing} nothing is found.`,
      expects: answeredWith("observed", 404),
    })),
  ];
}

function withoutToken<T extends Pick<Case, "request">>(each: T): T {
  return { ...each, request: { ...each.request, token: "none" } };
}
