import { type ApiDocument, type ContentNode, resolve, schemaNameOf } from "./document.ts";

/** How a body is written, whatever its media type is called. */
export type Form = "json" | "xml" | "form" | "any";

/** The named example of a message, the same value in every form that it is given in. */
export interface Example {
  readonly name: string;
  readonly summary: string | undefined;
  /** JSON as a value; the others as the exact text. */
  readonly values: ReadonlyMap<Form, unknown>;
}

/** What a body may be, in all its media types. */
export interface Message {
  /** Missing where any body at all may be sent. */
  readonly schema: string | undefined;
  readonly mediaTypes: ReadonlyMap<string, Form>;
  readonly examples: readonly Example[];
}

export function readMessage(document: ApiDocument, content: Readonly<Record<string, ContentNode>>): Message {
  const mediaTypes = new Map(Object.keys(content).map((mediaType) => [mediaType, formOf(mediaType)]));
  const schema = Object.values(content).map((node) => schemaNameOf(node.schema))[0];
  const examples = new Map<string, Example>();
  for (const [mediaType, node] of Object.entries(content)) {
    for (const [name, reference] of Object.entries(node.examples ?? {})) {
      const { summary, value } = resolve(document, reference);
      const values = new Map(examples.get(name)?.values).set(formOf(mediaType), value);
      examples.set(name, { name, summary, values });
    }
  }
  return { schema, mediaTypes, examples: [...examples.values()] };
}

/** The first media type of a form that a message has. */
export function mediaTypeOf({ mediaTypes }: Message, form: Form): string | undefined {
  return [...mediaTypes].find(([, its]) => its === form)?.[0];
}

function formOf(mediaType: string): Form {
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  if (/[/+]json$/.test(mediaType)) return "json";
  return /[/+]xml$/.test(mediaType) ? "xml" : "any";
}
