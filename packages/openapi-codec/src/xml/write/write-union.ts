import { lazily, resolveType } from "../../rules/compile.ts";
import type { Fields } from "../../rules/fields.ts";
import type { Table, Type, UnionType } from "../../table.ts";
import type { Place } from "../place.ts";
import { declarePrefix, type Environment, freePrefix, spellElement } from "./environment.ts";
import { type CompileElement, contextOf, type Write } from "./writing.ts";

/** The writer of one of several types, by what the discriminator says. */
export function writeUnion(
  table: Table<unknown>,
  { discriminator = "", byXmlType, branches }: UnionType,
  place: Place,
  environment: Environment,
  attributes: string,
  elementWriter: CompileElement,
): Write {
  const writers = new Map<unknown, Write>();
  for (const { type, words = [], isBase } of branches) {
    const contract = contractOf(table, type);
    const typed =
      byXmlType && contract && !isBase ? typeAttribute(contract, place, environment) : { attribute: "", environment };
    const context = contextOf(place, typed.environment, typed.attribute + attributes);
    const write = lazily(() => elementWriter(table, type, context));
    for (const word of words) writers.set(word, write);
  }
  return (value, writing, key) => {
    const write = writers.get((value as Fields).named(discriminator)) as Write;
    return write(value, writing, key);
  };
}

interface ContractName {
  readonly name: string;
  readonly namespace: string;
}

function contractOf(table: Table<unknown>, type: Type): ContractName | undefined {
  const resolved = resolveType(table, type);
  const { name, namespace } = (resolved.kind === "object" && resolved.contract) || {};
  return name === undefined || namespace === undefined ? undefined : { name, namespace };
}

/** The attribute that names the type of an element, and the declarations in force with those that it makes. */
function typeAttribute(
  contract: ContractName,
  place: Place,
  environment: Environment,
): { readonly attribute: string; readonly environment: Environment } {
  const own = spellElement(place, environment);
  if (contract.namespace === "" && own.inside.namespace !== "") {
    // Without a prefix a type is in the default namespace, so the element needs a prefix of its own.
    const prefixed = declarePrefix(freePrefix(environment), place.namespace, environment);
    const declarations = `${prefixed.declarations}${environment.namespace === "" ? "" : ' xmlns=""'}`;
    return {
      attribute: ` i:type="${contract.name}"${declarations}`,
      environment: { ...prefixed.inside, namespace: "" },
    };
  }
  const spelling = spellElement({ ...place, ...contract, prefix: undefined }, own.inside);
  if (spelling.declarations === "") return { attribute: ` i:type="${spelling.prefix}${contract.name}"`, environment };
  const { prefix, declarations, inside } = declarePrefix(freePrefix(own.inside), contract.namespace, own.inside);
  return {
    attribute: ` i:type="${prefix}${contract.name}"${declarations}`,
    environment: { ...environment, prefixes: inside.prefixes },
  };
}
