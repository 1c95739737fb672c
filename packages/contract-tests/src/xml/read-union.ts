import type { Shape } from "../spec/shape.ts";
import { contractName } from "./contract-name.ts";
import type { XmlElement } from "./element.ts";
import { membersOf } from "./members.ts";
import type { Place, Surroundings } from "./place.ts";
import { insideBranch } from "./place.ts";
import { type Branch, type Union, unionOf } from "./union.ts";

type ReadElement = (shape: Shape, element: XmlElement, place: Place) => unknown;

/** The value of an element that is one of several types; undefined where its schema is of one type. */
export function readUnion(
  shape: Shape,
  element: XmlElement,
  place: Place,
  read: ReadElement,
): { readonly value: unknown } | undefined {
  const { contract, dialect } = place.inside;
  const union = unionOf(contract, shape);
  if (union === undefined) {
    return undefined;
  }
  const readAs = (branch: Branch): unknown =>
    read(branch.shape, element, { ...place, inside: insideBranch(branch.shape, place.inside) });
  const { property, branches } = union;
  if (property === undefined) {
    const values = branches.map((branch) => ({ branch, value: readAs(branch) }));
    const fitting = values.find(({ branch, value }) => contract.validateValue(branch.schema, value).length === 0);
    return { value: (fitting ?? values[0])?.value };
  }
  if (dialect !== "data-contract") {
    const branch = branchByMember(union, property, element, place.inside) ?? branches[0];
    return { value: branch === undefined ? undefined : readAs(branch) };
  }
  const branch = branchByType(union, element, place.inside);
  const value = readAs(branch ?? (branches[0] as Branch));
  const word = branch?.words[0] ?? element.type?.name;
  return { value: word === undefined ? value : { [property]: word, ...(value as object) } };
}

/** By the text of the member that the discriminator names, which each branch may have in another place. */
function branchByMember(
  { branches }: Union,
  property: string,
  element: XmlElement,
  inside: Surroundings,
): Branch | undefined {
  return branches.find(({ shape, words }) => {
    const members = membersOf(shape, insideBranch(shape, inside));
    const member = members.find(({ name }) => name === property);
    const { namespace, name } = member?.place ?? { namespace: inside.namespace, name: property };
    const candidates =
      member?.kind === "attribute"
        ? element.attributes.map((attribute) => ({ ...attribute, text: attribute.value }))
        : element.children;
    const found = candidates.find((each) => each.name === name && each.namespace === namespace);
    return found !== undefined && words.includes(found.text.trim());
  });
}

/** By `i:type`, which names the contract. */
function branchByType({ branches }: Union, { type }: XmlElement, { contract }: Surroundings): Branch | undefined {
  if (type === undefined) {
    return branches.find(({ isBase }) => isBase);
  }
  return branches.find(({ shape }) => {
    const { name, namespace } = contractName(contract, shape);
    return type.name === name && type.namespace === namespace;
  });
}
