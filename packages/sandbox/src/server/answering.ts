import type { Clock } from "../clock.ts";
import { callSafely, type ReportFailure } from "../failure.ts";
import { createAnswerCache } from "../faults/answer-cache.ts";
import { FaultError } from "../faults/catalogue.ts";
import type { Fault, Transport } from "../faults/fault.ts";
import type { FaultSwitch } from "../faults/fault-switch.ts";
import type { AnswerRequest } from "../front/answer.ts";
import type { RequestLogEntry } from "../options.ts";
import type { Reply } from "../wire/http/reply.ts";
import { hrefOf } from "../wire/http/request-address.ts";
import { failureReply } from "./server.ts";
import type { ServerCall } from "./server-call.ts";
import type { ServerRequest } from "./server-request.ts";
import type { ServerSettings } from "./server-settings.ts";

export interface AnsweringOptions {
  readonly serve: (call: ServerCall) => Promise<Reply>;
  readonly settings: ServerSettings;
  readonly faultSwitch: FaultSwitch;
  readonly clock: Clock;
  readonly onRequest: (entry: RequestLogEntry) => void;
  readonly onFailure: ReportFailure;
}

/** Puts faults around the server: before it, in place of it, and on its replies. */
export function createAnswering(options: AnsweringOptions): AnswerRequest {
  const { serve, settings, faultSwitch, clock, onFailure } = options;
  const cache = createAnswerCache();

  const replyTo = async (call: ServerCall): Promise<Reply> => {
    const { request, faults } = call;
    try {
      for (const { instead } of faults) {
        const reply = await instead?.(request, clock.now());
        if (reply !== undefined) {
          return reply;
        }
      }
      const cachedFor = faults.find((fault) => fault.cachedFor)?.cachedFor;
      return cachedFor === undefined
        ? await serve(call)
        : await cache.answer(request, clock, cachedFor, () => serve(call));
    } catch (error) {
      return fail(request, error);
    }
  };

  const fail = (request: ServerRequest, error: unknown): Reply => {
    const reply = failureReply(request, error);
    onFailure(`${reply.status} ${request.method} ${pathOf(request)}`, error);
    return reply;
  };

  return async (request, signal) => {
    const started = performance.now();
    let faults: readonly Fault[] = [];
    let reply: Reply;
    try {
      // The body is only looked at when a fault waits for one run.
      const body = faultSwitch.hasRunFaults ? await request.text() : "";
      faults = faultSwitch.take(request, (runID) => hrefOf(request.address).includes(runID) || body.includes(runID));
      const changed = Object.assign({}, settings, ...faults.map((fault) => fault.settings)) as ServerSettings;
      reply = faults.reduce(withFault, await replyTo({ request, settings: changed, faults, signal }));
    } catch (error) {
      reply = error instanceof FaultError ? textReply(400, error.message) : fail(request, error);
    }
    const transport = Object.assign({}, ...faults.map((fault) => fault.transport)) as Transport;
    callSafely(
      () =>
        options.onRequest({
          at: clock.now(),
          method: request.method,
          path: pathOf(request),
          status: transport.reset ? undefined : reply.status,
          duration: performance.now() - started,
          faults: faults.map(({ name }) => name),
        }),
      (error) => onFailure("onRequest", error),
    );
    return { reply, transport };
  };
}

/** A reply that an earlier fault has spoiled stays as it is. */
function withFault(reply: Reply, { reply: change }: Fault): Reply {
  try {
    return change?.(reply) ?? reply;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return reply;
    }
    throw error;
  }
}

function textReply(status: number, text: string): Reply {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, text, charset: "utf-8" };
}

function pathOf({ address }: ServerRequest): string {
  return address.path + address.query;
}
