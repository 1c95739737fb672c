import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DocumentError } from "./document-error.ts";

/** The text of `types.ts`. A default does not make a member required. Lists are not readonly: openapi-fetch cannot read such. */
export async function typesText(file: string | URL, bigint: boolean): Promise<string> {
  const url = typeof file === "string" && !file.startsWith("file:") ? pathToFileURL(resolve(file)) : new URL(file);
  const { openapiTS, astToString, integer64 } = await loadGenerator(String(file));
  const ast = await openapiTS(url, {
    defaultNonNullable: false,
    silent: true,
    ...(bigint && {
      transform: (schema) => ("format" in schema && schema.format === "int64" ? integer64(schema) : undefined),
    }),
  });
  return astToString(ast);
}

/** openapi-typescript and the compiler are needed to generate, and not by the programs that use what is generated. */
async function loadGenerator(file: string) {
  try {
    const { default: openapiTS, astToString } = await import("openapi-typescript");
    const { default: ts } = await import("typescript");
    const bigint = ts.factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword);
    const nothing = ts.factory.createLiteralTypeNode(ts.factory.createNull());
    const integer64 = ({ type, nullable }: { type?: unknown; nullable?: unknown }) =>
      nullable === true || (Array.isArray(type) && type.includes("null"))
        ? ts.factory.createUnionTypeNode([bigint, nothing])
        : bigint;
    return { openapiTS, astToString, integer64 };
  } catch (cause) {
    throw new DocumentError(
      file,
      "#",
      "the types cannot be made: openapi-typescript or the TypeScript that it needs is not installed",
      "Install them: npm install -D openapi-typescript typescript@5",
      { cause },
    );
  }
}
