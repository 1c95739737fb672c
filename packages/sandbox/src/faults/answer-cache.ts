import type { Clock } from "../clock.ts";
import type { ServerRequest } from "../server/server-request.ts";
import type { Reply } from "../wire/http/reply.ts";
import { hrefOf } from "../wire/http/request-address.ts";

/** A cache in front of the server, which asks nobody whether it may keep an answer. */
export interface AnswerCache {
  /** What was answered to the same GET, in the same format and for as many milliseconds; else what `ask` answers. */
  answer(request: ServerRequest, clock: Clock, keptFor: number, ask: () => Promise<Reply>): Promise<Reply>;
}

const maxKept = 1000;

export function createAnswerCache(): AnswerCache {
  const kept = new Map<string, { readonly reply: Reply; readonly at: number }>();
  return {
    answer: async (request, clock, keptFor, ask) => {
      if (request.method !== "GET") {
        return ask();
      }
      const key = `${request.headers.get("accept")} ${hrefOf(request.address)}`;
      const found = kept.get(key);
      const age = clock.now() - (found?.at ?? Number.NEGATIVE_INFINITY);
      if (found !== undefined && age < keptFor) {
        const headers = { ...found.reply.headers, age: String(Math.floor(age / 1000)), "x-cache": "HIT" };
        return { ...found.reply, headers };
      }
      const reply = await ask();
      kept.delete(key);
      kept.set(key, { reply, at: clock.now() });
      for (const oldest of kept.size > maxKept ? [...kept.keys()].slice(0, 1) : []) {
        kept.delete(oldest);
      }
      return { ...reply, headers: { ...reply.headers, "x-cache": "MISS" } };
    },
  };
}
