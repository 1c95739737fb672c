const text = { type: "string" };
/** Of names that we give: no line of a runner's, no control character, nothing that is not seen. */
const name = { type: "string", maxLength: 1000, pattern: "^[^\\p{C}\\u2028\\u2029]*$" };
const word = { type: "string", pattern: "^[a-z][a-z0-9-]{0,99}$" };
const count = { type: "integer", minimum: 0, maximum: 1e9 };
/** A clock that is set anew can make the end come before the start. */
const duration = { type: "number", minimum: -1e12, maximum: 1e12 };
const base64 = { type: "string", pattern: "^[A-Za-z0-9+/]*={0,2}$" };
const evidence = { enum: ["documented", "observed", "assumed"] };
const blame = { enum: ["client", "server", "kit"] };

type Properties = Readonly<Record<string, object>>;

const list = (items: object): object => ({ type: "array", items });
const record = (required: Properties, optional: Properties = {}): object => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

const statuses = ["passed", "failed", "not-checked", "known-failure", "refused-for-safety"] as const;
const header = { type: "array", items: text, minItems: 2, maxItems: 2 };
const message = { headers: list(header), body: base64 };
const bodyLength = { bodyLength: count };
const exchange = record({
  id: name,
  request: record({ method: name, url: text, ...message }, bodyLength),
  response: record({ status: { type: "integer", minimum: 0, maximum: 999 }, ...message }, bodyLength),
  curl: text,
});

const about = record(
  {
    target: text,
    when: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$" },
    seed: { type: "number" },
    kitVersion: name,
    specVersion: name,
    strict: { type: "boolean" },
  },
  { api: text, runKey: name, stopped: text, shard: { type: "string", pattern: "^[1-9]\\d*/[1-9]\\d*$" } },
);

const caseReport = record(
  {
    id: name,
    operation: name,
    sends: name,
    asks: name,
    title: name,
    status: { enum: statuses },
    verdicts: list(
      record(
        { check: word, outcome: { enum: ["held", "violated", "not-checked", "not-applicable"] } },
        { reason: text },
      ),
    ),
    durationMilliseconds: duration,
  },
  {
    reason: text,
    leftOut: { const: true },
    fault: text,
    notes: list(text),
    exchange,
    polls: list(exchange),
    webhooks: list(record(message, bodyLength)),
  },
);

const finding = record({
  check: word,
  case: name,
  operation: name,
  blame,
  evidence,
  message: text,
  expected: text,
  found: text,
  curl: text,
});

const observation = record({
  id: word,
  question: name,
  answer: text,
  pointer: name,
  seen: {},
  proposedEvidence: evidence,
  cases: list(name),
});

/** The JSON Schema of the type `Report`, as `--report json=FILE` writes it. */
export const reportSchema: object = record(
  {
    about,
    cases: list(caseReport),
    findings: list(finding),
    observations: list(observation),
    totals: record({
      ...Object.fromEntries(statuses.map((status) => [status, count])),
      cases: count,
      findings: count,
      durationMilliseconds: duration,
    }),
  },
  // Made anew of the findings.
  { causes: { type: "array" } },
);
