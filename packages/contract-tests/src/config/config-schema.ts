import { probeJobSchema } from "../profile/probe-job.ts";

const text = { type: "string", minLength: 1 };
const positive = { type: "number", exclusiveMinimum: 0 };

const environment = {
  type: "object",
  additionalProperties: false,
  required: ["baseUrl"],
  properties: {
    baseUrl: text,
    description: text,
    credentials: {
      type: "object",
      additionalProperties: false,
      properties: {
        tokenVariable: text,
        usernameVariable: text,
        passwordVariable: text,
        apiKeyVariable: text,
        expiredTokenVariable: text,
      },
    },
    mediaTypes: { type: "array", items: text },
    timeLimits: {
      type: "object",
      additionalProperties: false,
      properties: { answer: positive, run: positive, webhook: positive },
    },
    probeJob: probeJobSchema,
    webhookURL: text,
    webhookPort: { type: "integer", minimum: 0, maximum: 65_535 },
    requestsPerSecond: positive,
    isMock: { type: "boolean" },
    knownFailures: text,
    headers: {
      type: "object",
      additionalProperties: {
        anyOf: [
          text,
          { type: "object", additionalProperties: false, required: ["variable"], properties: { variable: text } },
        ],
      },
    },
  },
};

/** The JSON Schema of a configuration. */
export const configSchema: object = {
  type: "object",
  additionalProperties: false,
  required: ["environments"],
  properties: { environments: { type: "object", additionalProperties: environment } },
};

/** The JSON Schema of a file of known failures. */
export const knownFailuresSchema: object = {
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["case", "check", "reason"],
    properties: { case: text, check: text, reason: text },
  },
};
