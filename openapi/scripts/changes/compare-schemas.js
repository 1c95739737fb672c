import { resolve, schemaName } from "../document.js";
import { compareRecords } from "./compare-records.js";

/** Words about a schema that no reader and no writer goes by. */
const words = new Set(["title", "description", "example", "examples", "default", "deprecated", "x-evidence"]);

/** What is compared member by member, below. */
const compared = new Set(["$ref", "type", "enum", "const", "required", "properties", "items", "additionalProperties"]);

/** Limits by the direction in which a larger value is more freedom. */
const limits = { maxLength: 1, maximum: 1, maxItems: 1, minLength: -1, minimum: -1, minItems: -1 };

/**
 * What changed in a message. More freedom in a request is new, less of it breaks whoever used it; in an answer it is the
 * other way around, except that a new member of an answer breaks nobody who reads what he knows.
 */
export function compareSchema(where, direction, documents, one, other, report) {
  compareNodes({ where, direction, documents, report, inside: [] }, one ?? {}, other ?? {});
}

function compareNodes(context, one, other) {
  const { where, documents, inside } = context;
  const name = schemaName(other) ?? schemaName(one);
  if (schemaName(one) !== schemaName(other)) {
    context.report("major", `${where}: its message changed from ${schemaName(one)} to ${schemaName(other)}`);
  }
  if (name !== undefined && inside.includes(name)) return;
  const here = name === undefined ? context : { ...context, where: name, inside: [...inside, name] };
  const old = resolve(documents.before, one);
  const now = resolve(documents.after, other);
  compareFreedom({ ...here, where: name === undefined ? where : `${name} (${context.direction})` }, old, now);
  compareMembers(here, old, now);
  for (const key of ["items", "additionalProperties"]) {
    if (typeof old[key] === "object" && typeof now[key] === "object") compareNodes(here, old[key], now[key]);
  }
}

/** Reports by direction whether values were added to or taken from what is allowed. */
function freedom({ direction, report }, more, what) {
  report(more === (direction === "request") ? "minor" : "major", what);
}

function compareFreedom(context, old, now) {
  const { where, report } = context;
  const types = ({ type, const: only }) => [type ?? typeof only].flat();
  compareSets(context, types(old), types(now), `${where}: its types`);
  compareSets(context, valuesOf(old), valuesOf(now), `${where}: its values`);
  for (const [limit, sign] of Object.entries(limits)) {
    if (old[limit] === now[limit]) continue;
    const free = sign * Number.POSITIVE_INFINITY;
    freedom(context, sign * (now[limit] ?? free) > sign * (old[limit] ?? free), `${where}: its ${limit} changed`);
  }
  const isOpen = ({ additionalProperties = true }) => additionalProperties !== false;
  if (isOpen(old) !== isOpen(now)) report("major", `${where}: it was opened to or closed for other members`);
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const isOther = !words.has(key) && !compared.has(key) && !(key in limits);
    if (isOther && JSON.stringify(old[key]) !== JSON.stringify(now[key]))
      report("major", `${where}: its ${key} changed`);
  }
  if (JSON.stringify(old.default) !== JSON.stringify(now.default)) report("major", `${where}: its default changed`);
}

const valuesOf = ({ enum: values, const: only }) => (only === undefined ? values : [only]);

/** An absent list allows every value. */
function compareSets(context, one, other, what) {
  const lost =
    one === undefined ? other !== undefined : other !== undefined && one.some((value) => !other.includes(value));
  const won =
    other === undefined ? one !== undefined : one !== undefined && other.some((value) => !one.includes(value));
  if (lost) freedom(context, false, `${what} became fewer`);
  if (won) freedom(context, true, `${what} became more`);
}

function compareMembers(context, old, now) {
  const { where, direction, report } = context;
  const [one, other] = [old.properties ?? {}, now.properties ?? {}];
  const required = new Set(now.required);
  const wasRequired = new Set(old.required);
  const added = (name) => (direction === "request" && required.has(name) ? "major" : "minor");
  compareRecords(one, other, report, `${where}: member`, { removed: "major", added }, (name, first, second) => {
    if (wasRequired.has(name) !== required.has(name))
      freedom(context, wasRequired.has(name), `${where}: whether ${name} is required changed`);
    compareNodes({ ...context, where: `${where}.${name}` }, first, second);
  });
  const common = (record, beside) =>
    Object.keys(record)
      .filter((name) => Object.hasOwn(beside, name))
      .join();
  // The order of the members is the order of the XML, and the server's reader looks only forward.
  if (common(one, other) !== common(other, one)) report("major", `${where}: the order of its members changed`);
}
