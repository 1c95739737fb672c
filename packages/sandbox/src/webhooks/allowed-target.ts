import { isLoopback } from "../front/loopback.ts";

/** Why a webhook may not go to an address; undefined where it may. */
export function refusalOf(address: string, allowedHosts: readonly string[]): string | undefined {
  if (!URL.canParse(address)) {
    return "not an absolute URL";
  }
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") {
    return "neither http nor https";
  }
  return isLoopback(hostname) || allowedHosts.some((each) => each.toLowerCase() === hostname)
    ? undefined
    : `${hostname} is neither a loopback address nor allowed`;
}
