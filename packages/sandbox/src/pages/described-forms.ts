import { type DescribedOperation, type Description, type MediaType, resolve } from "../wire/description.ts";

/** One operation as the page that tries it shows it. */
export interface OperationForm {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly evidence: string;
  readonly security: DescribedOperation["security"];
  readonly parameters: readonly Member[];
  /** Required ones first. */
  readonly members: readonly Member[];
  readonly bodies: readonly Body[];
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly evidence: string;
  readonly description: string;
  readonly example?: string;
  readonly in?: string;
}

interface Body {
  readonly mediaType: string;
  readonly examples: readonly { readonly name: string; readonly text: string }[];
}

interface Documented {
  readonly name?: string;
  readonly in?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: object;
  readonly type?: string | readonly string[];
  readonly parameters?: readonly object[];
  readonly "x-evidence"?: string;
}

/** The operations of a description with what a form needs: texts, members, and bodies to begin with. */
export function describedForms(description: Description): readonly OperationForm[] {
  return description.operations.map((operation) => formOf(description, operation));
}

function formOf({ document }: Description, operation: DescribedOperation): OperationForm {
  const { paths } = document as { readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>> };
  const node = paths[operation.path]?.[operation.method.toLowerCase()] ?? {};
  const [media = {}] = Object.values(operation.request ?? {});
  const { properties = {}, required = [] } = resolve(document, media.schema ?? {});
  const members = Object.entries(properties).map(([name, schema]) =>
    memberOf(name, resolve<object>(document, schema), required.includes(name)),
  );
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    security: operation.security,
    summary: node.summary ?? "",
    description: node.description ?? "",
    evidence: node["x-evidence"] ?? "",
    parameters: (node.parameters ?? []).map((each) => {
      const parameter = resolve<Documented>(document, each);
      const schema = resolve<Documented>(document, parameter.schema ?? {});
      return {
        ...memberOf(parameter.name ?? "", { ...schema, ...parameter }, parameter.required === true),
        in: parameter.in ?? "",
        example: String(parameter.example ?? ""),
      };
    }),
    members: members.sort((a, b) => Number(b.required) - Number(a.required)),
    // `text/json` and `text/xml` are read as their twins are.
    bodies: Object.entries(operation.request ?? {})
      .filter(([mediaType]) => !mediaType.startsWith("text/"))
      .map(([mediaType, content]) => bodyOf(document, mediaType, content)),
  };
}

function memberOf(name: string, node: Documented, required: boolean): Member {
  return {
    name,
    required,
    type: [node.type ?? "any"].flat().join(" or "),
    evidence: node["x-evidence"] ?? "",
    description: node.description ?? "",
  };
}

function bodyOf(document: object, mediaType: string, { examples = {} }: MediaType): Body {
  const texts = Object.entries(examples).map(([name, example]) => {
    const { value } = resolve<{ readonly value: unknown }>(document, example);
    return { name, text: typeof value === "string" ? value : JSON.stringify(value, undefined, 2) };
  });
  return { mediaType, examples: texts };
}
