import { createHttpSend } from "../http-send.ts";
import { isLocal, isLoopback, type Target } from "../target.ts";

const timeLimit = 1000;

/**
 * The target, marked as a server of another machine where its address is the kit's own proxy in front of one: the proxy
 * names it in `Via`. A tunnel says nothing of itself; `--remote` does.
 */
export async function findRemote(target: Target): Promise<Target> {
  if (!isLocal(target) || target.fetch !== undefined) {
    return target;
  }
  const send = createHttpSend(1);
  try {
    const request = { method: "GET", url: target.baseUrl, headers: { ...target.headers }, body: new Uint8Array() };
    const { headers } = await send(request, AbortSignal.timeout(timeLimit));
    const upstream = /\bstarfish-contract\b[^(,]*\(\s*(?:upstream[ =:]*)?([^\s)]+)/i.exec(
      new Headers(headers).get("via") ?? "",
    )?.[1];
    const address = upstream === undefined || upstream.includes("://") ? upstream : `http://${upstream}`;
    return address === undefined || (URL.canParse(address) && isLoopback(address))
      ? target
      : { ...target, isRemote: true };
  } catch {
    // Whoever is not there is found out with the first case.
    return target;
  } finally {
    send.close();
  }
}
