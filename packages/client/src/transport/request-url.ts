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
  const query = String(new URLSearchParams(parameters.query));
  return `${baseUrl}${filled}${query && `?${query}`}`;
}
