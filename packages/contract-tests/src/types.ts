/** What a statement about the server rests on: the vendor's pages, a measurement on a like server, or a guess. */
export type Evidence = "documented" | "observed" | "assumed";

/** Who has to change something. `kit` is for findings about the description or these tests themselves. */
export type Blame = "client" | "server" | "kit";

/** Header fields, as `fetch` has them or as plain names and values. */
export type HeaderFields = Headers | Readonly<Record<string, string>>;

export interface ExchangeRequest {
  readonly method: string;
  /** Absolute, with the query. */
  readonly url: string;
  readonly headers: HeaderFields;
  /** Empty when there was none. */
  readonly body: Uint8Array;
}

export interface ExchangeResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  /** Empty when there was none. */
  readonly body: Uint8Array;
}

/** One request and its answer, byte for byte. */
export interface Exchange {
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse;
  readonly durationMilliseconds?: number;
  /** Why no complete answer came; the response is then empty and of the status 0. */
  readonly failure?: string;
}

/** What the sender of a request knows of its right answer, beyond what the contract says of every answer. */
export interface Expectation {
  /** Of the statuses and of everything else that is expected here. */
  readonly evidence: Evidence;
  /** The statuses that are right. */
  readonly statuses: readonly number[];
  /** The value that the same answer had in another media type. */
  readonly value?: unknown;
  /** How many rows the run has at least and at most, once it is known to have started. */
  readonly rows?: { readonly minimum: number; readonly maximum: number };
  /** Whether the run has had enough time to end. */
  readonly hasEnded?: boolean;
  /** What reached the address of the run's webhook; missing where none was asked for. */
  readonly webhooks?: readonly ExchangeRequest[];
  /** The server may refuse the body before it has read all of it, and close the connection then (RFC 9110, 15.5.14). */
  readonly mayCloseEarly?: boolean;
  /** The longest time that the answer may take. */
  readonly timeLimitMilliseconds?: number;
  /** What that limit rests on: `documented` where the user has set it. Default `assumed`. */
  readonly timeLimitEvidence?: Evidence;
  /** About when the run was started, in milliseconds since 1970. */
  readonly startedAround?: number;
  /** For how many milliseconds the webhook had been there when a request was sent whose answer was not yet the last one. */
  readonly webhookLead?: number;
  /** The query of the address that the webhook was asked for at, with its question mark. */
  readonly webhookQuery?: string;
}

/** Which way a body goes. */
export type Side = "request" | "response";

/** One thing that is wrong with a value, and where. */
export interface Issue {
  /** A JSON pointer into the value, or an XPath into the document; "" is the whole. */
  readonly path: string;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** The rule that was broken: a JSON Schema keyword, or `xsd`. */
  readonly keyword: string;
  /** Of the member that is wrong, where the description gives a word for it. */
  readonly evidence?: Evidence;
}

/** The part of JSON Schema that the kit looks at. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly xml?: { readonly name?: string; readonly namespace?: string };
  readonly "x-evidence"?: Evidence;
  readonly [keyword: string]: unknown;
}

export interface MediaType {
  /** The name of the message's schema; missing where any body at all may be sent, or the kit does not read it. */
  readonly schema?: string;
  /** Its schema says more than that it is a text, but the kit reads no body of this media type. */
  readonly isUnread?: true;
  /** Of multipart/form-data: by member, the media types that its part may have, with commas between them. */
  readonly encoding?: Readonly<Record<string, string>>;
  /** By name: JSON bodies as values, all others as the exact text on the wire. */
  readonly examples: Readonly<Record<string, unknown>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly evidence: Evidence;
  /** False where the items of a list are one text in the query, and not one parameter each. */
  readonly explode?: boolean;
  /** How a list or an object is written; missing for the usual way of the place. */
  readonly style?: string;
  /** Where the value is written in a media type of its own; the schema is of that value. */
  readonly mediaType?: string;
  readonly example?: unknown;
}

export interface RequestContract {
  readonly required: boolean;
  /** By media type, in the description's order; a range such as `*\/*` is a key too. */
  readonly mediaTypes: Readonly<Record<string, MediaType>>;
}

/** A scheme of credentials, as a request carries them. */
export interface SecurityScheme {
  /** As the description calls it. */
  readonly name: string;
  /** A bearer token, of OAuth 2 and OpenID Connect too; a user name and a password; a key; or what the kit cannot send. */
  readonly kind: "bearer" | "basic" | "key" | "connection" | "other";
  /** Where a key stands, and the name of its header, query parameter or cookie. */
  readonly in?: "header" | "query" | "cookie";
  readonly parameter?: string;
}

export interface HeaderContract {
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly evidence: Evidence;
  readonly example?: unknown;
}

export interface ResponseContract {
  readonly headers: Readonly<Record<string, HeaderContract>>;
  readonly mediaTypes: Readonly<Record<string, MediaType>>;
}

export interface Callback {
  readonly name: string;
  /** The runtime expression that gives the address, such as `{$request.body#/callbackUrl}`. */
  readonly expression: string;
  readonly operation: Operation;
}

export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** As the description spells it, with `{name}` for path parameters. */
  readonly path: string;
  readonly evidence: Evidence;
  /** Whether credentials are needed. */
  readonly security: "none" | "optional" | "required";
  /** The ways in: in each, all schemes together let a caller in. */
  readonly credentials: readonly (readonly SecurityScheme[])[];
  /** It starts a job, says the description's `x-starts-job`. */
  readonly startsJob?: true;
  /** It answers when that job has ended, says `x-answers-at-end`. */
  readonly answersAtEnd?: true;
  readonly parameters: readonly Parameter[];
  readonly request?: RequestContract;
  /** By status code, by a range such as `2XX`, or by `default`. */
  readonly responses: Readonly<Record<string, ResponseContract>>;
  readonly callbacks: readonly Callback[];
}

/** The description of the API, ready to judge with. */
export interface Contract {
  /** The description itself, as it was loaded. */
  readonly document: object;
  /** What stands in front of every path of the description, without a slash at the end. Default: nothing. */
  readonly basePath?: string;
  readonly operations: readonly Operation[];
  /** By name, as the description writes them; one that stands in a body has a name with blanks, `addPet request`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /**
   * Everything that is wrong with a value; empty when it fits. A schema is given by its name or as it is. Of a request no
   * member is required that only answers have (`readOnly`), and of an answer none, nor may it be there, that only requests
   * have (`writeOnly`).
   */
  readonly validateValue: (schema: string | JsonSchema, value: unknown, side?: Side) => readonly Issue[];
  /** The patterns of its schemas that cannot be read: every text is taken to fit them. */
  readonly unreadPatterns: readonly string[];
  /** Whether there is an XML schema of the messages: of the published description, and of no other. */
  readonly hasXmlSchema: boolean;
  /** Everything that the XML schema has against a well-formed document; nothing where there is none. */
  readonly validateXml: (text: string) => readonly Issue[];
}

/** What a request's method and path lead to. */
export interface OperationMatch {
  /** The operations of the path, whatever their method; empty for an unknown path. */
  readonly candidates: readonly Operation[];
  /** Missing for an unknown path or method. */
  readonly operation: Operation | undefined;
  /** By the names of the template, decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}
