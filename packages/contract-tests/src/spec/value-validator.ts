import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { KitError } from "../errors.ts";
import type { Contract, Evidence, Issue, JsonSchema, Side } from "../types.ts";
import { isDateTime } from "./date-time.ts";
import { findBases } from "./inheritance/bases.ts";
import { readPattern } from "./read-pattern.ts";
import { type Reading, toSchema2020, translate } from "./schema-2020.ts";
import { referenceTo } from "./schemas.ts";
import { showValue } from "./show-value.ts";
import { tellingErrors } from "./telling-errors.ts";

/** Of what is wrong with one body, the first so many are reported: a hostile or hopeless one is wrong in millions of places. */
export const maxIssues = 100;

/** The extension that is a rule: the pattern beside it says how a date looks, not whether the day exists. */
const xsdType = "x-xsd-type";
const base = "contract";

const text = { type: "string" };

/** OpenAPI's word for how a value stands in XML. */
const xmlObject = {
  type: "object",
  properties: {
    ...{ name: { type: "string", minLength: 1 }, namespace: text, prefix: text },
    ...{ attribute: { type: "boolean" }, wrapped: { type: "boolean" } },
    nodeType: { enum: ["element", "attribute", "text", "cdata", "none"] },
  },
};

/**
 * A function that validates values against the description's schemas. Lengths are counted in UTF-16 units, as the server
 * counts them.
 *
 * @param compilesAtOnce - Whether a schema that does not compile is a KitError here, and not at its first use.
 */
export function createValueValidator(
  version: string,
  described: Readonly<Record<string, JsonSchema>>,
  compilesAtOnce: boolean,
): Contract["validateValue"] {
  const bases = findBases(described);
  const create = (side: Side | undefined) =>
    createOneWay({ version, schemas: described, side, bases }, compilesAtOnce && side === undefined);
  const both = create(undefined);
  const isSameBothWays = !/"(?:readOnly|writeOnly)":true/.test(JSON.stringify(described));
  const oneWay = new Map<Side, OneWay>();
  return (schema, value, side) => {
    if (side === undefined || isSameBothWays) {
      return both(schema, value);
    }
    const validate = oneWay.get(side) ?? create(side);
    oneWay.set(side, validate);
    return validate(schema, value);
  };
}

type OneWay = (schema: string | JsonSchema, value: unknown) => readonly Issue[];

function createOneWay(reading: Reading, compilesAtOnce: boolean): OneWay {
  const schemas = toSchema2020(reading);
  const ajv = new Ajv2020({
    // What a schema says beyond the rules is legal, and XML has words for what is not a number.
    strict: false,
    allErrors: true,
    verbose: true,
    unicode: false,
    // In binary fractions 19.99 is not a multiple of 0.01.
    multipleOfPrecision: 6,
    // A pattern that cannot be read allows every text, and is reported once.
    code: { regExp: Object.assign((pattern: string) => readPattern(pattern) ?? /(?:)/, { code: "readPattern" }) },
    // It would only say that `unicode` is deprecated, and which formats it does not know.
    logger: false,
  });
  addFormats.default(ajv);
  // As .NET has it.
  ajv.addFormat("char", /^.$/s);
  ajv.addKeyword({
    keyword: xsdType,
    type: "string",
    validate: (type: unknown, text: string) => type !== "dateTime" || isDateTime(text),
    error: { message: "must be a date and time that exist" },
  });
  ajv.addKeyword({ keyword: "xml", metaSchema: xmlObject });
  ajv.removeKeyword("writeOnly");
  ajv.addKeyword({
    keyword: "writeOnly",
    validate: (isOnly: unknown, member: unknown) => reading.side !== "response" || isOnly !== true || member === null,
    error: { message: "is for requests alone" },
  });
  ajv.addSchema({ $id: base, components: { schemas } });

  const compile = (schema: JsonSchema, what = "A schema of the description"): ValidateFunction => {
    try {
      return ajv.compile(schema);
    } catch (cause) {
      const outside = /can't resolve reference ([^#\s][^\s]*)/.exec(String(cause))?.[1];
      throw new KitError(
        outside === undefined
          ? `${what} does not compile: ${cause instanceof Error ? cause.message : String(cause)}`
          : `The description refers to ${outside}, outside of itself: make one file of it first, such as with npx @redocly/cli bundle`,
        { cause },
      );
    }
  };
  const byName = new Map<string, ValidateFunction>();
  const inline = new WeakMap<JsonSchema, ValidateFunction>();

  const findNamed = (name: string): ValidateFunction => {
    if (!Object.hasOwn(schemas, name)) {
      throw new KitError(`The description has no schema ${name}`);
    }
    const known = byName.get(name);
    const validate = known ?? compile({ $ref: base + referenceTo(name) }, `The description's schema ${name}`);
    byName.set(name, validate);
    return validate;
  };
  if (compilesAtOnce) {
    for (const [name, schema] of Object.entries(schemas)) {
      ajv.validateSchema(schema);
      refuseMistakes(name, ajv.errors ?? []);
      findNamed(name);
    }
  }

  const find = (schema: string | JsonSchema): ValidateFunction => {
    if (typeof schema === "string") {
      return findNamed(schema);
    }
    const validate = inline.get(schema) ?? compile({ ...translate(reading, schema), components: { schemas } });
    inline.set(schema, validate);
    return validate;
  };

  return (schema, value) => {
    const validate = find(schema);
    return validate(value)
      ? []
      : tellingErrors(validate.errors ?? [], schemas)
          .slice(0, maxIssues)
          .map(toIssue);
  };
}

/** What decides nothing about values. */
const annotations = ["$comment", "contentEncoding", "contentMediaType", "default", "deprecated", "description"].concat([
  "examples",
  "readOnly",
  "title",
  "writeOnly",
]);

/** Throws a KitError for the first thing that is wrong with a schema, where it is wrong. */
function refuseMistakes(name: string, errors: readonly ErrorObject[]): void {
  const mistake = errors.find(({ instancePath, keyword }) => {
    const [keywordAbove, last = ""] = instancePath.split("/").slice(-2);
    return keyword !== "format" && !(annotations.includes(last) && keywordAbove !== "properties");
  });
  if (mistake !== undefined) {
    const { data, instancePath, message = "", params } = mistake;
    const allowed: unknown = params["allowedValues"];
    const words = Array.isArray(allowed) ? `must be one of ${allowed.join(", ")}` : message.replaceAll(",", " or ");
    throw new KitError(
      `The description's schema ${name} is wrong at ${instancePath || "its root"}: it ${words}, and is ${showValue(data)}`,
    );
  }
}

function toIssue(error: ErrorObject): Issue {
  const evidence = (error.parentSchema as { "x-evidence"?: Evidence } | undefined)?.["x-evidence"];
  const missing = error.keyword === "required" ? `/${String(error.params["missingProperty"])}` : "";
  return {
    path: `${error.instancePath}${missing}`,
    message: missing === "" ? (error.message ?? error.keyword) : "is required and missing",
    expected: `${error.keyword} ${JSON.stringify(error.schema)}`,
    found: missing === "" ? (showValue(error.data) ?? "nothing") : "nothing",
    keyword: error.keyword,
    ...(evidence === undefined ? {} : { evidence }),
  };
}
