import type { ReceivedAnswer } from "./send.ts";

/** What Web API says of a path at which it has nothing (observed); of a run that it does not know it says nothing (observed). */
const noSuchPath = "No HTTP resource was found that matches the request URI";

/**
 * Whether an answer of the Results says that they do not know the run. A 404 that is a page, or Web API's word for a path that
 * it does not have, is the answer of something else: of a proxy, or at a wrong base URL.
 */
export function isUnknownRun({ response, body }: ReceivedAnswer): boolean {
  if (response.status !== 404 || /html/i.test(response.headers.get("Content-Type") ?? "")) return false;
  const text = new TextDecoder().decode(body.subarray(0, 2000));
  return !/^\s*<(?:!doctype html|html)\b/i.test(text) && !text.includes(noSuchPath);
}
