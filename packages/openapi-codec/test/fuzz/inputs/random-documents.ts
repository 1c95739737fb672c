import { createTable } from "../../../src/generate/create-table.ts";
import { DocumentError } from "../../../src/generate/document-error.ts";
import type { Table } from "../../../src/table.ts";
import { loadDocument } from "../../documents/load-document.ts";
import { createRandom, type Random } from "./random.ts";

type Schema = Readonly<Record<string, unknown>>;

const COMPONENTS = ["Alpha", "beta", "Gamma_1", "größe", "E.e", "Zeta"] as const;
const MEMBERS = [
  "a",
  "b",
  "A",
  "name",
  "é",
  "x.y",
  "toString",
  "__proto__",
  "constructor",
  "value",
  "_",
  "xmlish",
] as const;
const NAMESPACES = ["urn:a", "urn:b", "http://x.y/?a=1&b=2", ""] as const;
const PREFIXES = ["p", "q", "é"] as const;

/** As many cases in a row share a table. */
const CASES_PER_TABLE = 64;

const fixed: readonly Table[] = [
  createTable(loadDocument("jobs")),
  createTable(loadDocument("plain")),
  createTable(loadDocument("contracts")),
];

let last: { readonly key: string; readonly table: Table } | undefined;

/** The table for a case of a seed: of a document that was made up, now and then of one of the tests' own. */
export function tableFor(seed: number, caseNumber: number): Table {
  const block = Math.floor(caseNumber / CASES_PER_TABLE);
  const key = `${seed} ${block}`;
  if (last?.key !== key)
    last = { key, table: block % 8 < 3 ? (fixed[block % 8] as Table) : randomTable(createRandom(~seed, block)) };
  return last.table;
}

/** Makes up documents until one can be carried. */
export function randomTable(random: Random): Table {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      const table = createTable(randomDocument(random), { bigint: random.chance(0.2) });
      if (Object.values(table.types).some(({ noXml }) => noXml === undefined)) return table;
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
    }
  }
  throw new Error("No document can be carried");
}

/** An OpenAPI document with a few components that refer to each other. */
export function randomDocument(random: Random): unknown {
  const isDataContract = random.chance(0.3);
  const count = 2 + random.below(4);
  const names = COMPONENTS.slice(0, count);
  const maker = new SchemaMaker(random, isDataContract, names);
  const schemas: [string, Schema][] = names.map((name, index) => [name, maker.component(index)]);
  if (random.chance(0.5)) schemas.push(["List", maker.list(0, true)]);
  if (random.chance(0.4)) schemas.push(["Either", maker.union()]);
  return {
    openapi: "3.1.0",
    info: { title: "Made up", version: "1" },
    ...(isDataContract && { "x-xml-dialect": "data-contract" }),
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  };
}

class SchemaMaker {
  readonly #random: Random;
  readonly #isDataContract: boolean;
  readonly #names: readonly string[];
  #index = 0;

  constructor(random: Random, isDataContract: boolean, names: readonly string[]) {
    this.#random = random;
    this.#isDataContract = isDataContract;
    this.#names = names;
  }

  component(index: number): Schema {
    this.#index = index;
    const random = this.#random;
    const kind = random.below(10);
    const xml = this.#isDataContract
      ? random.chance(0.8) && { xml: { namespace: random.pick(NAMESPACES.slice(0, 3)) } }
      : random.chance(0.5) && { xml: this.#name() };
    if (kind === 0 && !this.#isDataContract) return { ...this.#textObject(), ...xml };
    if (kind === 1) return { type: "object", additionalProperties: this.#mapValue(), ...xml };
    const isOpen = kind === 2;
    return {
      ...this.#object(2),
      ...(isOpen && { additionalProperties: random.chance(0.5) ? true : this.#mapValue() }),
      ...xml,
    };
  }

  union(): Schema {
    const branches = this.#names.filter(() => this.#random.chance(0.7));
    const chosen = branches.length < 2 ? this.#names.slice(0, 2) : branches;
    return {
      oneOf: chosen.map(reference),
      discriminator: { propertyName: this.#random.pick(["kind", "a"]) },
      ...(this.#random.chance(0.5) && { xml: this.#name() }),
    };
  }

  list(depth: number, mustWrap: boolean): Schema {
    const random = this.#random;
    const items = random.chance(0.3) && depth > 0 ? this.list(depth - 1, true) : this.#value(depth - 1, true);
    const isWrapped = mustWrap || random.chance(0.5);
    return this.#nullable({
      type: "array",
      items:
        random.chance(0.5) && !("$ref" in items)
          ? { ...items, xml: { ...(items["xml"] as object), ...this.#name() } }
          : items,
      ...((isWrapped || random.chance(0.3)) && {
        xml: { ...(random.chance(0.5) && this.#name()), ...(isWrapped && { wrapped: true }) },
      }),
    });
  }

  #object(depth: number): Schema {
    const random = this.#random;
    const names = MEMBERS.filter(() => random.chance(0.35));
    const properties = names.map((name) => [name, this.#member(depth)] as const);
    const required = names.filter((_, index) => random.chance(0.5) && !this.#isRecursive(properties[index]?.[1] ?? {}));
    return { type: "object", properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
  }

  /** Whether a value of the schema may need another of a component that comes not later. */
  #isRecursive(schema: Schema): boolean {
    const later = this.#names.slice(this.#index + 1).map((name) => JSON.stringify(reference(name)));
    const text = JSON.stringify(schema);
    return text.includes("$ref") && !later.includes(text);
  }

  #member(depth: number): Schema {
    const random = this.#random;
    if (this.#isDataContract) {
      const member = random.chance(0.25) ? this.list(1, false) : this.#value(depth, false);
      return { ...member, ...(random.chance(0.2) && { "x-order": random.below(3) }) };
    }
    const kind = random.below(12);
    if (kind < 2) return { ...this.#scalar(), xml: { attribute: true, ...(random.chance(0.5) && this.#name()) } };
    if (kind < 5) return this.list(1, false);
    if (kind === 5 && depth > 0) return { ...this.#object(depth - 1), xml: { nodeType: "none" } };
    const value = this.#value(depth, false);
    return random.chance(0.4) && !("$ref" in value) ? { ...value, xml: this.#name() } : value;
  }

  #textObject(): Schema {
    const attributes = ["a", "b"].map((name) => [name, { ...this.#scalar(), xml: { attribute: true } }] as const);
    const text = ["text", { ...this.#scalar(), xml: { nodeType: this.#random.pick(["text", "cdata"]) } }] as const;
    return {
      type: "object",
      properties: Object.fromEntries([...attributes, text]),
      ...(this.#random.chance(0.5) && { required: [this.#random.pick(["a", "text"])] }),
    };
  }

  #mapValue(): Schema {
    const kind = this.#random.below(4);
    if (kind === 0) return reference(this.#random.pick(this.#names));
    if (kind === 1) return this.list(0, false);
    return this.#scalar();
  }

  #value(depth: number, isItem: boolean): Schema {
    const random = this.#random;
    const kind = random.below(10);
    if (kind < 2) {
      const to = reference(random.pick(this.#names));
      return random.chance(0.2) ? { anyOf: [to, { type: "null" }] } : to;
    }
    if (kind === 2 && depth > 0 && !(isItem && this.#isDataContract)) return this.#nullable(this.#object(depth - 1));
    const scalar = this.#scalar();
    return random.chance(0.1) && scalar["type"] === "string" && !this.#isDataContract
      ? { ...scalar, xml: { nodeType: "cdata" } }
      : scalar;
  }

  #scalar(): Schema {
    const random = this.#random;
    return this.#nullable(
      random.pick<Schema>([
        { type: "string" },
        { type: "string" },
        { type: "string", enum: ["a", " b ", "<"] },
        { type: "string", format: "char" },
        { type: "boolean" },
        { type: "integer", format: "int32" },
        { type: "integer", format: "int64" },
        { type: "integer", format: "uint8" },
        { type: "integer" },
        { type: "number" },
        { type: "number", format: "decimal" },
      ]),
    );
  }

  #nullable(schema: Schema): Schema {
    if (!this.#random.chance(0.25)) return schema;
    const { enum: values } = schema;
    return { ...schema, type: [schema["type"], "null"], ...(Array.isArray(values) && { enum: [...values, null] }) };
  }

  #name(): Schema {
    const random = this.#random;
    const hasPrefix = random.chance(0.3);
    return {
      ...(random.chance(0.6) && { name: random.pick(["n", "m", "item", "é", "a"]) }),
      ...((hasPrefix || random.chance(0.4)) && {
        namespace: random.pick(hasPrefix ? NAMESPACES.slice(0, 3) : NAMESPACES),
      }),
      ...(hasPrefix && { prefix: random.pick(PREFIXES) }),
    };
  }
}

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
