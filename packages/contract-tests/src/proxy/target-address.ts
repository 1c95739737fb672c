/** What a request asks for, as the caller wrote it: path and query, or `*` for the server as a whole. */
export function targetOf(url: string): string {
  if (url === "*") {
    return url;
  }
  // A caller who believes in a forward proxy sends the whole address; its path is what counts.
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** The same at the upstream, whose own path comes first. Dot segments are resolved before, so that none leaves it. */
export function targetAt(upstream: URL, target: string): string {
  if (target === "*") {
    return target;
  }
  const [path = ""] = target.split(/[?#]/, 1);
  const hasDots = path.split(/[/\\]/).some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
  const resolved = hasDots && URL.canParse(`http://host${target}`) ? new URL(`http://host${target}`) : undefined;
  const inside = resolved === undefined ? target : `${resolved.pathname}${resolved.search}`;
  return `${upstream.pathname.replace(/\/$/, "")}${inside}`;
}
