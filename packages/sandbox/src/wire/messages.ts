import type { operations } from "../generated/types.ts";
import type { Value } from "./contract.ts";

/** The ids of the operations that the description has. */
export type OperationID = keyof operations;

type JsonOf<Body> = Body extends { content: { "application/json": infer Json } } ? Json : never;

/** What an operation answers when all is well, as the description says: the compiler names whoever leaves a required member out. */
export type Answer<ID extends OperationID> = JsonOf<
  operations[ID]["responses"][200 & keyof operations[ID]["responses"]]
>;

type RequestBody<ID extends OperationID> = JsonOf<NonNullable<operations[ID]["requestBody"]>>;

/** What an operation is given: every member by its name, whether it was sent or not, and whatever it holds. */
export type Bound<ID extends OperationID> = { readonly [Name in keyof RequestBody<ID>]-?: Value };
