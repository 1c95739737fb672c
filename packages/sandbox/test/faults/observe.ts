import { createManualClock } from "../../src/clock.ts";
import { createSandbox } from "../../src/sandbox.ts";

const step = 1000;
const patience = 40;

/**
 * Takes a client through everything that a fault could change and writes down what it sees: answers, their times,
 * webhooks and the number of runs.
 */
export async function observe(faults: readonly string[]): Promise<readonly string[]> {
  const clock = createManualClock();
  const seen: string[] = [];
  let ids = 0;
  const sandbox = createSandbox({
    clock,
    faults,
    users: { ada: "secret" },
    tokens: ["good", "spare"],
    createID: () => `id-${++ids}`,
    webhooks: {
      fetch: async (_, init) => {
        seen.push(
          `webhook ${init?.method} ${JSON.stringify(init?.headers)} ${Buffer.from((init?.body ?? "") as string).toString("latin1")} at ${clock.now()}`,
        );
        return new Response();
      },
    },
  });

  const read = async (promise: Promise<Response>): Promise<string> => {
    const began = clock.now();
    let text: string | undefined;
    let parts = "";
    const done = collect(promise, (part) => {
      parts += part;
    }).then((result) => {
      text = result;
    });
    for (let waited = 0; text === undefined && waited < patience; waited++) {
      await settle();
      if (text === undefined) {
        await clock.advance(step);
      }
    }
    if (text !== undefined) {
      await done;
    }
    return `${text ?? "stalled"} ${parts} after ${clock.now() - began}`;
  };

  const send = async (name: string, path: string, init: RequestInit): Promise<void> => {
    seen.push(`${name}: ${await read(sandbox.fetch(`http://host${path}`, init))}`);
  };
  const bearer = { authorization: "Bearer good" };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const json = { "content-type": "application/json" };
  const start = (changes: Record<string, unknown>, headers: Record<string, string>): RequestInit => ({
    method: "POST",
    body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", ...changes }),
    headers: { ...json, ...headers },
  });

  await send("token", "/token", {
    method: "POST",
    headers: form,
    body: "grant_type=password&username=ada&password=secret",
  });
  await send("no token", "/token", {
    method: "POST",
    headers: form,
    body: "grant_type=password&username=ada&password=x",
  });
  await send("start", "/v1/ExecuteJobAsync", start({ webHookURL: "http://127.0.0.1/hook" }, bearer));
  await clock.advance(2500);
  await send("results", "/v1/Results/r", { headers: bearer });
  await send("results in XML", "/v1/Results/r", { headers: { authorization: "Bearer spare", accept: "text/xml" } });
  await send("start in XML", "/v1/ExecuteJobAsync", start({}, { ...bearer, accept: "application/xml" }));
  await send(
    "start beyond ASCII",
    "/v1/ExecuteJobAsync",
    start({ runID: "é", webHookURL: "http://127.0.0.1/hook" }, bearer),
  );
  await clock.advance(2500);
  await send("results beyond ASCII", "/v1/Results/%C3%A9", { headers: bearer });
  await send("filter", "/v1/ExecuteJobAsync", start({ argument: "a = 1 AND b = 2" }, bearer));
  await send("large", "/v1/ExecuteJobAsync", start({ argument: "x".repeat(10_000) }, bearer));
  await send("missing member", "/v1/ExecuteJobAsync", start({ jobID: undefined }, bearer));
  await send("overlong member", "/v1/ExecuteJobAsync", start({ jobID: "j".repeat(37) }, bearer));
  await send("unauthorized", "/v1/ExecuteJobAsync", start({}, {}));
  await send("bad token", "/v1/ExecuteJobAsync", start({}, { authorization: "Bearer bad" }));
  await send("wrong method", "/v1/ExecuteJobAsync", { method: "PUT", headers: bearer });
  await clock.advance(60_000);
  seen.push(`runs: ${sandbox.runs.started}`);
  await sandbox.close();
  return seen;
}

/** Reads an answer to its end, or to where it breaks. */
async function collect(promise: Promise<Response>, onPart: (part: string) => void): Promise<string> {
  let head = "";
  try {
    const response = await promise;
    head = `${response.status} ${JSON.stringify([...response.headers])}`;
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    for await (const part of response.body ?? []) {
      onPart(decoder.decode(part as Uint8Array, { stream: true }));
    }
    return head;
  } catch (error) {
    return `${head} ${String(error)}`;
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
