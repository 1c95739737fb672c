import { createBudget } from "../../src/budget.ts";
import { createManualClock } from "../../src/clock.ts";
import { createFaultSwitch } from "../../src/faults/fault-switch.ts";
import { listen } from "../../src/front/listen.ts";
import { createAnswering } from "../../src/server/answering.ts";
import { type ActionResult, type Controllers, createServer } from "../../src/server/server.ts";
import type { ServerSettings } from "../../src/server/server-settings.ts";
import { createTokenIssuer } from "../../src/server/tokens.ts";
import type { Model } from "../../src/wire/contract.ts";
import { loadDescription } from "../../src/wire/description.ts";
import { connect, type Side } from "./side.ts";

export interface LocalSide extends Side {
  readonly url: string;
  close(): Promise<void>;
}

export type LocalSideOptions = Partial<Pick<ServerSettings, "modelState" | "newtonsoft">> & {
  readonly faults?: readonly string[];
};

const users = { ada: "correct horse & battery" };

/** The sandbox's server on a port of its own. No run is known to it, and it tells what each start was bound to. */
export async function startLocalSide({ faults = [], ...settings }: LocalSideOptions = {}): Promise<LocalSide> {
  const clock = createManualClock();
  let bound: Model | undefined;
  const answer = createAnswering({
    serve: createServer({
      description: loadDescription(),
      controllers: createEchoControllers((model) => {
        bound = model;
      }),
      tokens: createTokenIssuer({
        users,
        fixedTokens: [],
        lifetimeSeconds: 432_000,
        clock,
        createToken: () => "00000000-0000-4000-8000-000000000000",
      }),
    }),
    settings: {
      modelState: "checked",
      newtonsoft: 6,
      authentication: "required",
      webhookAuthentication: "none",
      ignoredRules: [],
      ...settings,
    },
    faultSwitch: createFaultSwitch(faults),
    clock,
    onRequest: () => undefined,
    onFailure: () => undefined,
  });
  const limits = { maxBytes: 2 ** 22, budget: createBudget("bytes of bodies", 2 ** 28) };
  const { url, close } = await listen({ answer, answerPage: undefined, clock, limits, onFailure: () => undefined }, {});
  const takeBound = (): Model | undefined => {
    const taken = bound;
    bound = undefined;
    return taken;
  };
  const side = await connect({ url, username: "ada", password: users.ada, takeBound });
  return { ...side, url, close };
}

function createEchoControllers(bind: (model: Model) => void): Controllers {
  const started = (runID: unknown): ActionResult<"executeJobAsync"> => ({
    kind: "message",
    model: { runID: typeof runID === "string" ? runID : null, started: true, error: null },
  });
  return {
    executeJobAsync: async (model) => {
      bind(model);
      return started(model.runID);
    },
    executeJob: async () => ({ kind: "notFound" }),
    webhook: async () => started("00000000-0000-4000-8000-000000000000"),
    results: async () => ({ kind: "notFound" }),
  };
}
