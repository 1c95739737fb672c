/** Where a schema may hold others: one, a list, or a record by name. */
const nested = {
  one: ["items", "not", "additionalProperties"],
  list: ["allOf", "anyOf", "oneOf"],
  record: ["properties"],
};

/** A copy of an OpenAPI document in which every schema has gone through `change`, the innermost first. */
export function mapSchemas(document, change) {
  return mapNode(document, (schema) => mapSchema(schema, change));
}

/** A copy of a schema that has gone through `change` together with every schema inside it, the innermost first. */
export function mapSchema(schema, change) {
  if (typeof schema !== "object") return schema;
  const entries = Object.entries(schema).map(([key, value]) => {
    if (nested.one.includes(key)) return [key, mapSchema(value, change)];
    if (nested.list.includes(key)) return [key, value.map((inner) => mapSchema(inner, change))];
    if (nested.record.includes(key)) return [key, mapValues(value, (inner) => mapSchema(inner, change))];
    return [key, value];
  });
  return change(Object.fromEntries(entries));
}

/** Schemas stand under `schema` and in `components.schemas`; examples are data, whatever their members are called. */
function mapNode(node, change) {
  if (Array.isArray(node)) return node.map((item) => mapNode(item, change));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === "schema") return [key, change(value)];
      if (key === "schemas") return [key, mapValues(value, change)];
      return [key, ["example", "examples"].includes(key) ? value : mapNode(value, change)];
    }),
  );
}

const mapValues = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
