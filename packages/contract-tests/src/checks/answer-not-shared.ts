import type { Check } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const answerNotShared: Check = {
  id: "answer-not-shared",
  why: "What stands behind a token must not be kept by a cache, which gives it to others, or gives it when it is old.",
  fix: "Answer with `Cache-Control: no-cache` or `no-store`, or without any permission to keep the answer.",
  blame: "server",
  evidence: "observed",
  rule: ({ contract, operation, response, status }) => {
    if (!isWebApi(contract)) {
      return notApplicable("HTTP lets a server have answers kept that stand behind credentials");
    }
    if (operation?.security !== "required" || status !== 200) {
      return notApplicable("the answer is not one behind a token");
    }
    const header = response.headers.get("cache-control") ?? "";
    const permits = /(?:^|[\s,])(?:public\b|s-maxage\s*=\s*"?0*[1-9]|max-age\s*=\s*"?0*[1-9])/i.test(header);
    const isPrivate = /(?:^|[\s,])(?:no-store|no-cache)\b/i.test(header);
    return permits && !isPrivate
      ? violated("The answer may be kept by caches", "no-cache, no-store, or no Cache-Control", header)
      : held;
  },
};
