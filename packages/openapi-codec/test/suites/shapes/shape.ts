import { readFileSync } from "node:fs";

/** One message as a DataContract server writes it. */
export interface Shape {
  readonly name: string;
  /** The schemas of `components`. */
  readonly schemas: Readonly<Record<string, object>>;
  /** The schema of the message; `Root` without one. */
  readonly root?: string;
  readonly xml: string;
  /** Missing where the message is refused. */
  readonly value?: unknown;
}

export function loadShapes(file: string): readonly Shape[] {
  const { shapes } = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as { readonly shapes: Shape[] };
  return shapes;
}

export const documentOf = ({ schemas }: Shape): object => ({
  openapi: "3.1.1",
  info: { title: "One message of a DataContract server", version: "1" },
  "x-xml-dialect": "data-contract",
  paths: {},
  components: { schemas },
});
