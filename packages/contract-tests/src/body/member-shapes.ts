import { type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract } from "../types.ts";
import { membersOf } from "../xml/members.ts";

/** What each member of a form is, by its name; a member that the schema does not list is anything. */
export function memberShapes(contract: Contract, schemaName: string): (name: string) => Shape {
  const surroundings = { contract, dialect: "openapi", namespace: "", prefixes: {} } as const;
  const members = membersOf(shapeOf(contract, contract.schemas[schemaName]), surroundings);
  return (name) => members.find((member) => member.name === name)?.shape ?? shapeOf(contract, undefined);
}
