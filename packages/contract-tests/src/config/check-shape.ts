import { Ajv, type ErrorObject } from "ajv";
import { closestName } from "../closest-name.ts";
import { KitError } from "../errors.ts";

/** Names under which people put secrets into files. */
const secretNames = new Set(["password", "token", "accesstoken", "expiredtoken", "username", "authorization"]);

/**
 * Holds what a file says against a JSON Schema.
 *
 * @throws {KitError} when it does not fit: it names the file, the place and what may stand there. No value is shown.
 */
export function checkShape(file: string, schema: object, value: unknown): void {
  const validate = new Ajv({ strict: true, verbose: true, allErrors: true }).compile(schema);
  const errors = validate(value) ? [] : (validate.errors ?? []);
  // A name that nobody reads is why another one is missing.
  const error = errors.find(({ keyword }) => keyword === "additionalProperties") ?? errors[0];
  if (error !== undefined) {
    throw new KitError(`${file}: ${describe(error)}`);
  }
}

function describe(error: ErrorObject): string {
  const place = error.instancePath === "" ? "the file" : error.instancePath;
  if (error.keyword !== "additionalProperties") {
    return `${place} ${error.message ?? "is wrong"}`;
  }
  const wrong = String(error.params["additionalProperty"]);
  if (secretNames.has(wrong.toLowerCase())) {
    return `${place} has ${wrong}: a secret has no place in a file. Name the environment variable that holds it: credentials takes tokenVariable, usernameVariable, passwordVariable and expiredTokenVariable`;
  }
  const { properties = {} } = (error.parentSchema ?? {}) as { readonly properties?: object };
  const names = Object.keys(properties);
  const meant = closestName(wrong, names);
  return `${place} has ${wrong}, which nobody reads${meant === undefined ? "" : `; did you mean ${meant}?`}\nThere are: ${names.join(", ")}`;
}
