/** The text of `operations.ts`: what each operation of the table takes and gives in the client, with its summary. */
export function clientOperations(document, table) {
  const methods = Object.entries(table.operations).map(([id, operation]) => {
    const { summary = `${operation.method} ${operation.path}` } =
      document.paths[operation.path][operation.method.toLowerCase()];
    return `  /** ${summary} */
  readonly ${id}: (${inputOf(operation, table)}, options?: CallOptions) => Promise<${outputOf(operation)}>;
`;
  });
  return `import type { CallOptions } from "../options.ts";
import type { Bytes } from "../transport/send.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

/** Members that the client fills in where they are missing. */
type Fill<Body, Name extends keyof Body> = Omit<Body, Name> & { readonly [Key in Name]?: Body[Key] | undefined };

/** The operations of the API. Each gives the value of the answer, or throws a StarfishError. */
export interface Operations {
${methods.join("\n")}}
`;
}

/** One parameter is given as it is, a body alone too; else both are members of one object. */
function inputOf({ parameters = [], request, extensions = {} }, table) {
  const [only, ...others] = parameters;
  const body = request && bodyOf(request.content, table, extensions);
  if (!request && only && others.length === 0) return `${nameOf(only)}: ${parameterType(only)}`;
  if (request && body && parameters.length === 0) return `request: ${body}`;
  const members = [
    ...parameters.map(
      (parameter) => `readonly ${nameOf(parameter)}${parameter.required ? "" : "?"}: ${parameterType(parameter)}`,
    ),
    ...(request ? [bodyMember(request, body, extensions)] : []),
  ];
  if (members.length === 0) return "request?: Record<string, never>";
  return `request: { ${members.join("; ")} }`;
}

function bodyMember({ required }, body, extensions) {
  const name = extensions["x-body-name"] ?? "body";
  const optional = required ? "" : "?";
  return body
    ? `readonly ${name}${optional}: ${body}`
    : `readonly ${name}${optional}: string | Bytes | undefined; readonly contentType?: string | undefined`;
}

/** The type of a body that has a schema; undefined for any body at all. */
function bodyOf(content, table, extensions) {
  const type = Object.values(content).find((type) => type !== null);
  if (type === undefined) return undefined;
  const schema = typeOf(type);
  const members = type.kind === "ref" ? (table.types[type.to].members ?? []) : [];
  const filled = members.filter(
    ({ name, required, values }) =>
      (required && values?.length === 1) || (name === "runID" && required && extensions["x-starts-job"]),
  );
  return filled.length === 0
    ? schema
    : `Fill<${schema}, ${filled.map(({ name }) => JSON.stringify(name)).join(" | ")}>`;
}

function outputOf({ responses }) {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const type = Object.values(success?.content ?? {})[0];
  return type ? typeOf(type) : "void";
}

function typeOf(type) {
  if (type.kind === "ref") return `Schemas[${JSON.stringify(type.to)}]`;
  throw new Error(`A body needs a schema with a name, found ${JSON.stringify(type)}`);
}

const nameOf = ({ name, extensions }) => extensions?.["x-client-name"] ?? name;

/** The type of a parameter's value. */
function parameterType({ kind = "string", list }) {
  const type = kind === "integer" ? "number" : kind;
  return list === undefined ? type : `readonly ${type}[]`;
}
