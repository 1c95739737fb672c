export type JsonMediaType = "application/json" | "text/json";
export type XmlMediaType = "application/xml" | "text/xml";
export type FormMediaType = "application/x-www-form-urlencoded";

/** The media types that this server's answers can have. */
export type AnswerMediaType = JsonMediaType | XmlMediaType;

/** The media types that a request's body can have. */
export type RequestMediaType = AnswerMediaType | FormMediaType;

export const formMediaType = "application/x-www-form-urlencoded";

export const answerMediaTypes: readonly AnswerMediaType[] = [
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
];
export const requestMediaTypes: readonly RequestMediaType[] = [...answerMediaTypes, formMediaType];

/** The charset that a Content-Type names; undefined where it names none. */
export const charsetOf = (contentType: string): string | undefined =>
  /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1];
