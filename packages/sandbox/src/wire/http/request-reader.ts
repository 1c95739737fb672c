import type { ServerRequest } from "../../server/server-request.ts";
import type { Contract, Model } from "../contract.ts";
import { EncodingFailure } from "../dotnet/character-encoding.ts";
import { bindForm } from "../form/form-model-binder.ts";
import { type NewtonsoftVersion, readJsonModel } from "../json/json-model-reader.ts";
import { type Binding, hiddenError, ModelState } from "../model-state.ts";
import { type ValidationRule, validateModel } from "../model-validator.ts";
import { readDataContract } from "../xml/data-contract-reader.ts";
import { xmlBytes } from "../xml/xml-encoding.ts";
import { XmlReadFailure } from "../xml/xml-failure.ts";
import { parseMediaType } from "./media-type.ts";
import { charsetOf, type Format, selectReader } from "./negotiation.ts";

/** A body that none of the formatters reads: 415. */
export interface UnreadableBody {
  readonly unsupported: true;
  /** Undefined where the request names none, or nothing that is a media type. */
  readonly mediaType: string | undefined;
}

export interface ReadSettings {
  /** Rules of validation that the server does not know. */
  readonly ignoredRules: readonly ValidationRule[];
  readonly newtonsoft: NewtonsoftVersion;
}

/** Reads and validates the body of a request as Web API's FormatterParameterBinding does. */
export async function readBody(
  request: ServerRequest,
  contract: Contract,
  { ignoredRules, newtonsoft }: ReadSettings,
): Promise<Binding | UnreadableBody> {
  const contentType = parseMediaType(request.headers.get("content-type") ?? "");
  const body = await request.body();
  const state = new ModelState();
  const format = contentType === undefined ? undefined : selectReader(contentType);
  // Only a length of zero that is known beforehand counts as no body.
  if (body.length === 0 && !request.headers.has("transfer-encoding")) {
    return { model: null, state };
  }
  if (format === undefined) {
    return { unsupported: true, mediaType: contentType?.name };
  }
  const model = readModel(format, body, charsetOf(contentType), contract, state, newtonsoft);
  validateModel(contract, model, state, ignoredRules);
  return { model, state };
}

function readModel(
  format: Format,
  body: Uint8Array,
  charset: "utf-8" | "utf-16",
  contract: Contract,
  state: ModelState,
  newtonsoft: NewtonsoftVersion,
): Model | null {
  try {
    switch (format) {
      case "json":
        return readJsonModel(body, charset, contract, state, newtonsoft);
      case "xml":
        return readDataContract(xmlBytes(body, charset), contract);
      case "form":
        return bindForm(body, contract, state);
    }
  } catch (error) {
    if (error instanceof XmlReadFailure || error instanceof EncodingFailure) {
      state.add("", hiddenError);
      return null;
    }
    throw error;
  }
}
