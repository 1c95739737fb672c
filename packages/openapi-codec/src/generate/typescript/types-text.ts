import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenAPI3 } from "openapi-typescript";
import type ts from "typescript";
import type { Fields } from "../component-schemas.ts";
import { withDefinitionsAmongComponents } from "../definitions.ts";
import { DocumentError } from "../document-error.ts";
import { saysNoMembers } from "../kinds.ts";
import { isRecord } from "../location.ts";
import { withNamedTypes } from "./named-types.ts";
import { withHierarchies } from "./with-hierarchies.ts";
import { withMappingReferences } from "./with-mapping-references.ts";
import { withPlainUnions } from "./with-plain-unions.ts";

/** What of the document decides about its types. */
interface TextOptions {
  readonly bigint: boolean;
  /** The extension that lists known values of an open text. */
  readonly knownValues: string | undefined;
  /** Whether an object of which nothing is said may have members. */
  readonly isOpen: boolean;
}

const combined = ["allOf", "anyOf", "oneOf", "enum"];

/**
 * The text of `types.ts` for a document, which was read from the file. A default does not make a member required, one that
 * is only read or only written may be left out, and what may be left out may be undefined. Lists are not readonly:
 * openapi-fetch cannot read such. Throws `DocumentError`.
 */
export async function typesText(
  document: unknown,
  file: string | URL,
  { bigint, knownValues }: Pick<TextOptions, "bigint" | "knownValues">,
): Promise<string> {
  const isOpen = !(isRecord(document) && document["x-xml-dialect"] === "data-contract");
  const url = typeof file === "string" && !file.startsWith("file:") ? pathToFileURL(resolve(file)) : new URL(file);
  const { openapiTS, astToString, compiler } = await loadGenerator(String(file));
  const prepared = withHierarchies(withPlainUnions(withDefinitionsAmongComponents(withMappingReferences(document))));
  const nodes = await openapiTS(prepared as unknown as OpenAPI3, {
    // What references start from.
    cwd: url,
    defaultNonNullable: false,
    silent: true,
    transform: (schema) => {
      // Those of other files, which nothing refers to any more: openapi-typescript has made components of them.
      Reflect.deleteProperty(schema, "$defs");
      return typeOf(schema as Fields, { bigint, knownValues, isOpen }, compiler);
    },
    transformProperty: (property, schema, { ctx }) => {
      const isOneWay = saysOneWay(schema as Fields, (reference) => ctx.resolve(reference) as Fields | undefined);
      return orUndefined(isOneWay ? optional(property, compiler) : property, compiler);
    },
  }).catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [, pointer = "#"] = / at (#\S*)$/.exec(message) ?? [];
    throw new DocumentError(String(file), pointer, `openapi-typescript refuses it: ${message}`, "Correct it", {
      cause,
    });
  });
  return astToString(withNamedTypes(nodes, compiler));
}

/** The type of a schema that openapi-typescript would give another one. */
function typeOf(schema: Fields, { bigint, knownValues, isOpen }: TextOptions, { factory, SyntaxKind }: typeof ts) {
  const { type, nullable, format } = schema;
  const orNull = (types: readonly ts.TypeNode[]) => {
    const isNullable = nullable === true || (Array.isArray(type) && type.includes("null"));
    return factory.createUnionTypeNode([
      ...types,
      ...(isNullable ? [factory.createLiteralTypeNode(factory.createNull())] : []),
    ]);
  };
  const known = knownValues === undefined ? undefined : schema[knownValues];
  if (typeof known === "object" && known !== null) {
    const words = Array.isArray(known) ? known.map(String) : Object.keys(known);
    const literals = words.map((word) => factory.createLiteralTypeNode(factory.createStringLiteral(word)));
    // Keeps the literals for completion: string alone would swallow them.
    const open = factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]);
    return orNull([...literals, factory.createParenthesizedType(open)]);
  }
  if (type === "object" && isOpen && saysNoMembers(schema) && !combined.some((word) => schema[word] !== undefined)) {
    const [key, value] = [SyntaxKind.StringKeyword, SyntaxKind.UnknownKeyword] as const;
    return orNull([
      factory.createTypeReferenceNode("Record", [
        factory.createKeywordTypeNode(key),
        factory.createKeywordTypeNode(value),
      ]),
    ]);
  }
  return bigint && format === "int64" ? orNull([factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword)]) : undefined;
}

/** Whether a member is there in requests alone, or in answers alone: it may be missing, as in the table. */
function saysOneWay(
  schema: Fields,
  resolve: (reference: string) => Fields | undefined,
  followed: readonly unknown[] = [],
): boolean {
  if (schema["readOnly"] === true || schema["writeOnly"] === true) return true;
  const { $ref: reference, allOf } = schema;
  const target = typeof reference === "string" && !followed.includes(reference) ? resolve(reference) : undefined;
  const parts = [...(target ? [target] : []), ...(Array.isArray(allOf) ? (allOf as Fields[]) : [])];
  return parts.some((part) => saysOneWay(part, resolve, [...followed, reference]));
}

function optional(property: ts.PropertySignature, { factory, SyntaxKind }: typeof ts): ts.PropertySignature {
  const { modifiers, name, type } = property;
  return factory.updatePropertySignature(
    property,
    modifiers,
    name,
    factory.createToken(SyntaxKind.QuestionToken),
    type,
  );
}

function orUndefined(property: ts.PropertySignature, compiler: typeof ts): ts.PropertySignature | undefined {
  const { factory, SyntaxKind } = compiler;
  const { modifiers, name, questionToken, type } = property;
  if (questionToken === undefined || type === undefined) return undefined;
  const types = compiler.isUnionTypeNode(type) ? type.types : [type];
  const optional = factory.createUnionTypeNode([...types, factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword)]);
  return factory.updatePropertySignature(property, modifiers, name, questionToken, optional);
}

/** openapi-typescript and the compiler are needed to generate, and not by the programs that use what is generated. */
async function loadGenerator(file: string) {
  try {
    const { default: openapiTS, astToString } = await import("openapi-typescript");
    const { default: compiler } = await import("typescript");
    return { openapiTS, astToString, compiler };
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
