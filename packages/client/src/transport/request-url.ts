/** What of an address changes from call to call. */
export interface UrlParameters {
  /** For the places in braces. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** The address of an operation; `path` is as the description spells it, `/v1/Results/{id}`. */
export function requestUrl(baseUrl: string, path: string, parameters?: UrlParameters): string {
  if (parameters === undefined) return baseUrl + path;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters.path?.[name] ?? ""));
  const query = Object.entries(parameters.query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${baseUrl}${filled}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}
