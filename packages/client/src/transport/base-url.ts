import { InvalidOptionError } from "../errors.ts";

/** The base URL without a trailing slash. Throws InvalidOptionError, which does not show a password in the wrong place. */
export function parseBaseUrl(baseUrl: string | URL): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const address = `${url?.origin}${url?.pathname}`;
  if (address.startsWith("http") && address === url?.href) return address.replace(/\/+$/, "");
  throw new InvalidOptionError(
    "baseUrl: an address like https://host/path is needed, without a query or fragment, and without a name or password: use credentials",
  );
}
