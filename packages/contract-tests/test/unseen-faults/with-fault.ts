import { sandboxTarget } from "../run/targets.ts";
import { rememberBody } from "./state-changes.ts";
import type { Answer, UnseenFault } from "./unseen-fault.ts";

/** A healthy server behind something that goes wrong. */
export function faultyTarget(fault: UnseenFault): ReturnType<typeof sandboxTarget> {
  const { webhook } = fault;
  const { sandbox, target } = sandboxTarget({
    tokens: ["good"],
    ...(webhook === undefined
      ? {}
      : { webhooks: { fetch: (input, init) => sendWebhooks(webhook, new Request(input, init)) } }),
  });
  const fetch = async (request: Request): Promise<Response> => {
    const response = await sandbox.fetch(fault.request?.(request) ?? request);
    return fault.answer === undefined ? response : toResponse(fault.answer(await toAnswer(response), request));
  };
  return { sandbox, target: { ...target, fetch } };
}

async function sendWebhooks(change: NonNullable<UnseenFault["webhook"]>, request: Request): Promise<Response> {
  const requests = change(rememberBody(request, await request.clone().text()));
  await Promise.all(requests.map((each) => fetch(each)));
  return new Response();
}

async function toAnswer(response: Response): Promise<Answer> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

function toResponse({ body, headers, status }: Answer): Response {
  return new Response(body.length === 0 ? null : new Uint8Array(body), { status, headers: { ...headers } });
}
