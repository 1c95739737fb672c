import { loadContracts, type Model } from "../../src/wire/contract.ts";
import { type NewtonsoftVersion, readJsonModel } from "../../src/wire/json/json-model-reader.ts";
import { ModelState } from "../../src/wire/model-state.ts";

const { asyncRequest } = loadContracts();

/** Reads a start, and gives what was bound and what is said of the rest. */
export function read(
  text: string | Uint8Array,
  newtonsoft: NewtonsoftVersion = 6,
): { readonly model: Model | null; readonly errors: Record<string, string[]> } {
  const state = new ModelState();
  const model = readJsonModel(Buffer.from(text), "utf-8", asyncRequest, state, newtonsoft);
  return { model, errors: state.toRecord() };
}

export const hidden = "An error has occurred.";
