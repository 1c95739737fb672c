/** The text of `operations.ts`: what each operation of the table takes and gives in the client, with its summary. */
export function clientOperations(document, table) {
  const methods = Object.entries(table.operations).map(([id, operation]) => {
    const { summary = `${operation.method} ${operation.path}` } =
      document.paths[operation.path][operation.method.toLowerCase()];
    return `  /** ${summary} */
  readonly ${id}: (${inputOf(operation, table)}, options?: ${optionsOf(operation)}) => Promise<${outputOf(operation)}>;
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

/**
 * The one parameter that must be given is given as it is, a body without such parameters too; else all are members of one
 * object. So nobody's call has to change for an optional parameter more: it is `beside` what is given as it is.
 */
function placesOf({ parameters = [], request }) {
  const [only, ...others] = parameters.filter(({ required }) => required);
  const isBodyAlone = only === undefined && Object.values(request?.content ?? {}).some((type) => type !== null);
  const alone = request === undefined && others.length === 0 ? only : undefined;
  const beside = isBodyAlone || alone ? parameters.filter(({ required }) => !required) : [];
  return { only, isBodyAlone, alone, beside };
}

function inputOf(operation, table) {
  const { parameters = [], request, extensions = {} } = operation;
  const { only, isBodyAlone, alone } = placesOf(operation);
  const body = request && bodyOf(request.content, table, extensions);
  if (alone) return `${nameOf(alone)}: ${parameterType(alone)}`;
  if (isBodyAlone) return `request: ${body}`;
  const members = [...parameters.map(parameterMember), ...(request ? [bodyMember(request, body, extensions)] : [])];
  if (members.length === 0) return "request?: Record<string, never>";
  const isOptional = !only && !request?.required;
  return `request${isOptional ? "?" : ""}: { ${members.join("; ")} }`;
}

function optionsOf(operation) {
  const { beside } = placesOf(operation);
  if (beside.length === 0) return "CallOptions";
  return `CallOptions & { readonly parameters?: { ${beside.map(parameterMember).join("; ")} } | undefined }`;
}

const parameterMember = (parameter) =>
  `readonly ${nameOf(parameter)}${parameter.required ? "" : "?"}: ${parameterType(parameter)}${parameter.required ? "" : " | undefined"}`;

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
