import { InvalidOptionError } from "../errors.ts";

/** The base URL without a trailing slash. Throws InvalidOptionError. */
export function parseBaseUrl(baseUrl: string | URL): string {
  if (!URL.canParse(baseUrl)) {
    throw new InvalidOptionError(`baseUrl: ${JSON.stringify(baseUrl)} is no absolute URL, such as https://host/path`);
  }
  const { protocol, origin, pathname, username, password, search, hash } = new URL(baseUrl);
  const address = origin + pathname;
  const problem = !/^https?:$/.test(protocol)
    ? `"${protocol}" is neither https: nor http:`
    : username + password !== ""
      ? "a user name or password does not belong there, use credentials"
      : search + hash !== ""
        ? `"${address}" must not be followed by a query or fragment`
        : undefined;
  if (problem !== undefined) throw new InvalidOptionError(`baseUrl: ${problem}`);
  return address.replace(/\/+$/, "");
}
