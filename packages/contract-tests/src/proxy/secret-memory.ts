import { createMask } from "../report/mask-secrets.ts";
import { collectSecrets } from "../report/redact.ts";
import type { Exchange } from "../types.ts";

/** The secrets that passed through lately: a server may show one in the answer to another caller. */
export interface SecretMemory {
  learn(exchange: Exchange): void;
  readonly hide: (text: string) => string;
}

/** Callers without end make no memory without end; those that came last stay. */
const maxSecrets = 100;

/** Shorter ones could be any word. */
const minLength = 8;

export function createSecretMemory(): SecretMemory {
  const secrets = new Set<string>();
  let mask: ((text: string) => string) | undefined;
  return {
    learn: (exchange) => {
      for (const secret of collectSecrets(exchange)) {
        if (secret.length < minLength || secrets.has(secret)) {
          continue;
        }
        const [oldest = ""] = secrets.size < maxSecrets ? [] : secrets;
        secrets.delete(oldest);
        secrets.add(secret);
        mask = undefined;
      }
    },
    hide: (text) => {
      mask ??= createMask(secrets);
      return mask(text);
    },
  };
}
