import { createClientWith, type StarfishClient } from "./client.ts";
import type { ClientOptions } from "./options.ts";

/** Makes a client. Throws InvalidOptionError for options that cannot be used; nothing is sent before the first call. */
export function createClient(options: ClientOptions = {}): StarfishClient {
  return createClientWith({ unusual: () => import("./unusual.ts"), xml: () => import("./usual-xml.ts") }, options);
}
