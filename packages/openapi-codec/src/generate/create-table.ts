import { formOf } from "../media-type.ts";
import { type Operation, type RootType, type Table, tableVersion } from "../table.ts";
import { XmlCheck } from "./check-xml.ts";
import { definitionNames, freeName } from "./definitions.ts";
import { type Body, describeOperation, isRange, webhookBodies } from "./describe-operation.ts";
import { DocumentError, isTooDeep } from "./document-error.ts";
import { isRecord, Location, type SourceFile } from "./location.ts";
import { operationsOf } from "./path-items.ts";
import type { Dialect } from "./place.ts";
import { reachable } from "./reachable.ts";
import { type Component, Shapes } from "./shape.ts";
import { TypeBuilder, type TypeOptions } from "./types/build-types.ts";

/**
 * Makes the table of a document.
 *
 * @throws {DocumentError} for a document that is not OpenAPI 3.0 or 3.1, and for what cannot be carried, with its place
 */
export function createTable(document: unknown, options: Partial<TypeOptions> = {}): Table {
  const file: SourceFile = {
    name: "",
    root: document,
    open: (reference) => {
      throw new Error(`${reference} is a file, and the document was given as an object`);
    },
  };
  return tableOf(file, options);
}

/** Makes the table of a document that was read from a file. Throws `DocumentError`. */
export function tableOf(file: SourceFile, options: Partial<TypeOptions> = {}): Table {
  const document = new Location(file, [], file.root);
  try {
    return describeDocument(document, file, options);
  } catch (cause) {
    if (!isTooDeep(cause)) throw cause;
    return document.refuse("schemas are nested, or refer to one another, too deeply", "Make components of them");
  }
}

function describeDocument(
  document: Location,
  file: SourceFile,
  { bigint = false, extensions = [] }: Partial<TypeOptions>,
): Table {
  const version = versionOf(document);
  if (!["paths", "components", "webhooks"].some((room) => document.has(room))) {
    document.refuse("the document describes nothing", "Write paths, or components");
  }
  const dialect = documentDialect(document);
  const components = componentsOf(document);
  const byId = componentsById(components);
  const definitions = definitionNames(document.value);
  const shapes = new Shapes(version === "3.0", (location) => {
    const known = byId.get(location.id);
    if (known !== undefined) return known;
    const isInFile = location.file === file;
    const name = isInFile ? definitions.get(location.pointer) : nameInFile(location);
    return name === undefined ? undefined : addComponent(location, isInFile ? name : free(name), components, byId);
  });
  const free = (name: string): string => freeName(name, new Set([...components.keys(), ...definitions.values()]));
  // What is in an address needs no name in the table.
  const parameterShapes = new Shapes(version === "3.0", () => undefined);
  const builder = new TypeBuilder(shapes, components, dialect, { bigint, extensions });
  const operations: Record<string, Operation> = {};
  const bodies: Body[] = [];
  for (const found of operationsOf(document)) {
    const { id, operation, content } = describeOperation(found, builder, parameterShapes, document, extensions);
    if (Object.hasOwn(operations, id)) {
      found.location
        .at("operationId")
        .refuse(`there is another operation ${id}`, "Give each operation an id of its own");
    }
    operations[id] = operation;
    bodies.push(...content);
  }
  bodies.push(...webhookBodies(document, builder));
  // While they are made, components in other files may be added.
  for (const component of components.values()) builder.component(component);
  builder.finish();
  const table: Table = {
    version: tableVersion,
    ...(dialect === "data-contract" && { dialect }),
    types: builder.types,
    operations,
  };
  checkXmlForms(table, builder, bodies);
  return table;
}

/** The components of a document that are schemas, by their names. */
function componentsOf(document: Location): Map<string, Component> {
  const components = new Map<string, Component>();
  if (document.has("components")) document.at("components").object("components", "Write an object with schemas");
  for (const [name, location] of document.at("components").entries("schemas")) {
    if (name in Object.prototype) {
      location.refuse(`every object of JavaScript has something called ${name}`, "Give the schema another name");
    }
    components.set(name, { name, location });
  }
  return components;
}

/** Components by the id of their place, and of the place in another file that one only refers to. */
function componentsById(components: ReadonlyMap<string, Component>): Map<string, Component> {
  const byId = new Map([...components.values()].map((component) => [component.location.id, component]));
  for (const component of components.values()) {
    const target = otherFileOf(component.location);
    if (target !== undefined && !byId.has(target.id)) byId.set(target.id, component);
  }
  return byId;
}

function versionOf(document: Location): "3.0" | "3.1" {
  if (!isRecord(document.value)) {
    const kind = typeof document.value;
    const found = Array.isArray(document.value) ? "a list" : kind === "string" ? "a text" : `a ${kind}`;
    return document.refuse(`the file holds ${found}, and no OpenAPI document`, "Name the file of the document");
  }
  const { openapi } = document.fields;
  if (typeof openapi === "string" && /^3\.[012]\.\d+/.test(openapi)) return openapi.startsWith("3.0") ? "3.0" : "3.1";
  const word = ["openapi", "swagger", "asyncapi", "arazzo", "overlay", "$schema"].find((one) => document.has(one));
  const found = word === undefined ? "it has no openapi member" : `${word}: ${String(document.fields[word])}`;
  return document.refuse(
    `this is not an OpenAPI 3.0 or 3.1 document (${found})`,
    /^3\.[012]$/.test(String(openapi))
      ? `Write all three numbers, openapi: ${openapi}.0`
      : "Start it with openapi: 3.1.0, or convert it",
  );
}

function documentDialect(document: Location): Dialect {
  const word = document.fields["x-xml-dialect"];
  if (word === undefined || word === "openapi") return "openapi";
  if (word === "data-contract") return word;
  return document
    .at("x-xml-dialect")
    .refuse("the dialect of the document is unknown", "Write data-contract, or leave it out");
}

/** What a component is that only refers to another file: whatever else refers to that means the component. */
function otherFileOf(location: Location): Location | undefined {
  const { $ref: reference } = location.fields;
  if (typeof reference !== "string" || reference.startsWith("#") || Object.keys(location.fields).length > 1)
    return undefined;
  return location.target(reference);
}

/** The name of a schema in another file that has one: the file's, or that of a member or definition in it. */
function nameInFile({ path, file }: Location): string | undefined {
  if (path.length > 1 && !["schemas", "$defs", "definitions"].includes(path.at(-2) ?? "")) return undefined;
  return path.at(-1) ?? fileStem(file.name);
}

/** Adds a schema to the components. */
function addComponent(
  location: Location,
  name: string,
  components: Map<string, Component>,
  byId: Map<string, Component>,
): Component {
  const component = { name, location };
  components.set(name, component);
  byId.set(location.id, component);
  return component;
}

const fileStem = (file: string): string => (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]*$/, "");

/**
 * Checks that all that is sent or read as XML has such a form, and all that no operation uses in a document that speaks
 * XML. What else has none says why.
 */
function checkXmlForms(table: Table, builder: TypeBuilder, bodies: readonly Body[]): void {
  const inXml = bodies.filter(({ mediaType }) => formOf(mediaType) === "xml").map(({ type }) => type);
  const check = new XmlCheck(table, builder);
  for (const type of inXml) check.body(type);
  const isXmlDocument = inXml.length > 0 || bodies.length === 0;
  const used = reachable(
    table,
    bodies.map(({ type }) => type),
    (type) => builder.notes.names.get(type),
  );
  for (const [name, type] of Object.entries(table.types)) {
    checkXmlForm(type, isXmlDocument && !used.has(name));
  }
  for (const { mediaType, type } of bodies) if (isRange(mediaType)) checkXmlForm(type, false);

  function checkXmlForm(type: RootType, isNeeded: boolean): void {
    try {
      check.root(type);
    } catch (error) {
      if (!(error instanceof DocumentError) || isNeeded) throw error;
      Object.assign(type, { noXml: error.reason });
    }
  }
}
