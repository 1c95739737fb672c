/** The address of a request as .NET's `Uri` reads it. */
export interface RequestAddress {
  /** Such as `http://host:8080`. */
  readonly origin: string;
  /** With its escapes, and without dot segments. */
  readonly path: string;
  /** With its "?"; blank where there is none. */
  readonly query: string;
  /** With its "#"; blank where there is none. */
  readonly fragment: string;
}

/** @param target What stands behind the host. */
export function readAddress(origin: string, target: string): RequestAddress {
  const [, written = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  const rooted = written.replaceAll("\\", "/");
  const path = resolveDots(unescapeDots(rooted.startsWith("/") ? rooted : `/${rooted}`));
  return { origin, path, query, fragment };
}

/** The address as text. */
export function hrefOf({ origin, path, query, fragment }: RequestAddress): string {
  return origin + path + query + fragment;
}

/** A "%" takes the two characters after it, also where it escapes nothing: what is escaped there is no dot. */
function unescapeDots(path: string): string {
  return path.includes("%") ? path.replace(/%../gs, (triple) => (triple.toLowerCase() === "%2e" ? "." : triple)) : path;
}

function resolveDots(path: string): string {
  if (!/\/\.\.?(?:\/|$)/.test(path)) {
    return path;
  }
  const segments = path.slice(1).split("/");
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === "..") {
      kept.pop();
    } else if (segment !== ".") {
      kept.push(segment);
    }
  }
  const last = segments.at(-1);
  return `/${[...kept, ...(last === "." || last === ".." ? [""] : [])].join("/")}`;
}
