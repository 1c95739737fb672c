/** An answer on its way from the server to the caller. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One way in which a server, or what stands in front of it, could go wrong, or a habit that nobody forbids. */
export interface UnseenFault {
  readonly name: string;
  /** Changes the answer; gives back the same one where it does not apply. */
  readonly answer?: (answer: Answer, request: Request) => Answer;
  /** Changes the request on its way to the server. */
  readonly request?: (request: Request) => Request;
  /** Changes what is sent to a webhook's address, in place of the one request. */
  readonly webhook?: (request: Request) => readonly Request[];
  /** The check that must find it; missing for a habit that is free. */
  readonly caughtBy?: string;
}

export const isJson = ({ headers }: Answer): boolean => /\/json\b/.test(headers["content-type"] ?? "");
export const isXml = ({ headers }: Answer): boolean => /\/xml\b/.test(headers["content-type"] ?? "");

export function textOf({ body }: Answer): string {
  return new TextDecoder().decode(body);
}

export function withText(answer: Answer, text: string): Answer {
  return { ...answer, body: new TextEncoder().encode(text) };
}

/** A change of the text of JSON answers with one of these statuses. */
export function json(
  change: (text: string) => string,
  ...statuses: readonly number[]
): NonNullable<UnseenFault["answer"]> {
  return (answer) =>
    isJson(answer) && (statuses.length === 0 ? [200] : statuses).includes(answer.status)
      ? withText(answer, change(textOf(answer)))
      : answer;
}

/** A change of the text of XML answers with one of these statuses. */
export function xml(
  change: (text: string) => string,
  ...statuses: readonly number[]
): NonNullable<UnseenFault["answer"]> {
  return (answer) =>
    isXml(answer) && (statuses.length === 0 ? [200] : statuses).includes(answer.status)
      ? withText(answer, change(textOf(answer)))
      : answer;
}

/** A change of every object of JSON answers with the status 200. */
export function members(change: (value: Record<string, unknown>) => object): NonNullable<UnseenFault["answer"]> {
  return json((text) => {
    const value: unknown = JSON.parse(text);
    const rows = Array.isArray(value) ? value.map(change) : change(value as Record<string, unknown>);
    return JSON.stringify(rows);
  });
}

/** Other headers; undefined takes one away. */
export function headers(changes: Readonly<Record<string, string | undefined>>): NonNullable<UnseenFault["answer"]> {
  return (answer) => withHeaders(answer, changes);
}

export function withHeaders(answer: Answer, changes: Readonly<Record<string, string | undefined>>): Answer {
  const entries = Object.entries({ ...answer.headers, ...changes });
  return {
    ...answer,
    headers: Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  };
}

/** A change of the answers with one status. */
export function only(
  status: number,
  change: (answer: Answer, request: Request) => Answer,
): NonNullable<UnseenFault["answer"]> {
  return (answer, request) => (answer.status === status ? change(answer, request) : answer);
}

/** A page of HTML. */
export function page(status: number, title: string): Answer {
  return withText(
    { status, headers: { "content-type": "text/html; charset=utf-8" }, body: new Uint8Array() },
    `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`,
  );
}

export const type = (answer: Answer, contentType: string): Answer =>
  withHeaders(answer, { "content-type": contentType });
export const isResults = ({ url }: Request): boolean => /\/Results\//.test(url);
export const isToken = ({ url }: Request): boolean => url.endsWith("/token");
