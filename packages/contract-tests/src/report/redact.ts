import type { Exchange, HeaderFields } from "../types.ts";

export const mask = "[redacted]";
const secretHeaders = new Set(["authorization", "proxy-authorization", "cookie", "set-cookie"]);
const secretNames = "password|access_token|refresh_token|client_secret";

/** Secrets wherever they carry a name: in forms and queries, in JSON, in XML, in an address. */
const namedSecrets: readonly RegExp[] = [
  new RegExp(`((?:^|[?&\\s'])(?:${secretNames})=)([^&\\s'#]+)`, "gi"),
  new RegExp(`("(?:${secretNames})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)`, "gi"),
  new RegExp(`(<(?:${secretNames})(?:\\s[^<>]*)?>)([^<]+)`, "gi"),
  // In a part of its own.
  new RegExp(
    `(\\bname="?(?:${secretNames})"?[^\\r\\n]{0,200}\\r?\\n(?:[^\\r\\n]{1,200}\\r?\\n){0,3}\\r?\\n)([^\\r\\n]+)`,
    "gi",
  ),
  // The scheme alone is prose: "no bearer token".
  /(\bauthorization["']?[ \t]*[:=][ \t]*["']?(?:bearer|basic) +)([\w.~+/=-]+)/gi,
  // It begins with what is rare: were the scheme in it, every word of a long body would be a start.
  /(:\/\/[^/\s:@]*:)([^/\s@]+)(?=@)/g,
];

/** Shorter ones are found by their names only: replacing every "a" would leave nothing to read. */
export const minSecretLength = 3;

/** A hostile body can name any number of secrets. Those beyond are masked where they stand beside their names. */
const maxLiterals = 100;

/** A function that masks every secret of an exchange in a text: by its name, and wherever its value turns up again. */
export function createRedactor(exchange: Exchange): (text: string) => string {
  const literals = [...collectSecrets(exchange)]
    .filter((secret) => secret.length >= minSecretLength)
    .slice(0, maxLiterals)
    .sort((left, right) => right.length - left.length);
  return (text) => {
    const named = namedSecrets.reduce((result, pattern) => result.replace(pattern, `$1${mask}`), text);
    return literals.reduce((result, secret) => result.replaceAll(secret, mask), named);
  };
}

/** Header fields in which the values of those that carry secrets are masked. */
export function redactHeaders(headers: HeaderFields): [name: string, value: string][] {
  return [...new Headers(headers)].map(([name, value]) => [name, secretHeaders.has(name) ? maskValue(value) : value]);
}

/** The scheme of an Authorization header is not a secret, and it helps. */
function maskValue(value: string): string {
  const scheme = /^(bearer|basic) +/i.exec(value)?.[0] ?? "";
  return `${scheme}${mask}`;
}

/** Every secret that an exchange carries under a name of one. */
export function collectSecrets({ request, response }: Exchange): Set<string> {
  const secrets = new Set<string>();
  for (const { headers, body } of [request, response]) {
    for (const [name, value] of new Headers(headers)) {
      if (name.includes("authorization")) {
        secrets.add(value.replace(/^(?:bearer|basic)\b */i, ""));
      } else if (secretHeaders.has(name)) {
        addCookies(secrets, value);
      }
    }
    const encoding = body[0] === 0xff && body[1] === 0xfe ? "utf-16le" : "utf-8";
    addNamedSecrets(secrets, new TextDecoder(encoding).decode(body));
  }
  addNamedSecrets(secrets, request.url);
  return secrets;
}

function addCookies(secrets: Set<string>, header: string): void {
  for (const [, value = ""] of header.matchAll(/[^=;,\s]+="?([^;,\s"]+)/g)) {
    secrets.add(value);
  }
}

/** As they stand in the text, and as what they stand for. */
function addNamedSecrets(secrets: Set<string>, text: string): void {
  for (const pattern of namedSecrets) {
    for (const [, , secret = ""] of text.matchAll(pattern)) {
      secrets.add(secret).add(new URLSearchParams(`v=${secret}`).get("v") ?? secret);
      secrets.add(secret.replace(/\\(.)/g, "$1"));
    }
  }
}
