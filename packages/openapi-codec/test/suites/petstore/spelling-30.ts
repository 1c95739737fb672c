type Json = unknown;

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A document of 3.1, as far as its words are those of `shelter.openapi.yaml`, in the spelling of 3.0. */
export function spelling30(document: object): object {
  return { ...(respell(document) as object), openapi: "3.0.4" };
}

function respell(value: Json): Json {
  if (Array.isArray(value)) return value.map(respell);
  if (!isObject(value)) return value;
  const { type, examples, exclusiveMinimum, $ref, ...others } = value;
  const respelt = Object.fromEntries(Object.entries(others).map(([key, own]) => [key, respell(own)]));
  if (typeof $ref === "string") {
    // What stands beside a $ref counts only from 3.1 on.
    return Object.keys(respelt).length === 0 ? { $ref } : { allOf: [{ $ref }], ...respelt };
  }
  return {
    ...respelt,
    ...(Array.isArray(type) ? { type: type.find((word) => word !== "null"), nullable: true } : {}),
    ...(Array.isArray(type) || type === undefined ? {} : { type: respell(type) }),
    ...(Array.isArray(examples) ? { example: examples[0] } : {}),
    ...(typeof exclusiveMinimum === "number" ? { minimum: exclusiveMinimum, exclusiveMinimum: true } : {}),
  };
}
