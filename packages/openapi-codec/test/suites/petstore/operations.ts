import type { components } from "./generated/shelter.ts";

type SchemaName = keyof components["schemas"];

interface Reference {
  readonly $ref: string;
}

interface WithContent {
  readonly content?: Readonly<Record<string, { readonly schema?: Reference | { readonly type: string } }>>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: Reference | WithContent;
  readonly responses: Readonly<Record<string, Reference | WithContent>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | readonly object[]>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** One body of an operation, whose schema is a named one. */
export interface Body {
  readonly operationId: string;
  /** Missing for a request. */
  readonly status?: string;
  readonly mediaType: string;
  readonly schema: SchemaName;
}

/** All bodies of a document that have a named schema. */
export function bodiesOf(document: Document): {
  readonly requests: readonly Body[];
  readonly answers: readonly Body[];
} {
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.values(item).filter((own): own is Operation => "operationId" in own),
  );
  const bodies = (operationId: string, holder: Reference | WithContent | undefined, status?: string): Body[] =>
    Object.entries((resolve(document, holder) as WithContent | undefined)?.content ?? {}).flatMap(
      ([mediaType, { schema }]) => {
        if (schema === undefined || !("$ref" in schema)) return [];
        const name = schema.$ref.replace("#/components/schemas/", "") as SchemaName;
        return [{ operationId, mediaType, schema: name, ...(status === undefined ? {} : { status }) }];
      },
    );
  return {
    requests: operations.flatMap(({ operationId, requestBody }) => bodies(operationId, requestBody)),
    answers: operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, response]) => bodies(operationId, response, status)),
    ),
  };
}

function resolve(document: object, holder: object | undefined): object | undefined {
  if (holder === undefined || !("$ref" in holder)) return holder;
  return String(holder.$ref)
    .split("/")
    .slice(1)
    .reduce<object>((at, key) => (at as Record<string, object>)[key] ?? {}, document);
}
