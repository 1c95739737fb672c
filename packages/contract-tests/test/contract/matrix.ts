import type { AnswerMediaType, RequestMediaType } from "@starfish-api/client";
import { type Contract, type MediaType, type Operation, readValue } from "../../src/index.ts";

/** One way to call an operation: a media type there and one back. */
export interface Cell {
  readonly operation: Operation;
  /** "*" where any body may be sent, "" where none is. */
  readonly sends: RequestMediaType | "*" | "";
  readonly asks: AnswerMediaType;
}

/** Every operation × request media type × response media type of the description. */
export function cellsOf(contract: Contract): readonly Cell[] {
  return contract.operations.flatMap((operation) => {
    const sent = Object.keys(operation.request?.mediaTypes ?? { "": {} });
    const asked = Object.keys(operation.responses["200"]?.mediaTypes ?? {});
    return sent.flatMap((sends) =>
      asked.map((asks) => ({ operation, sends: sends.replace("*/*", "*"), asks }) as Cell),
    );
  });
}

/** A named example as a value, and the exact text where its media type is not JSON. */
export interface Example {
  readonly name: string;
  readonly value: unknown;
  readonly text: string | undefined;
}

/** The examples of one media type. What XML and forms mean is read by the judge, which shares no code with the client. */
export function examplesOf(contract: Contract, mediaType: string, content: MediaType | undefined): readonly Example[] {
  return Object.entries(content?.examples ?? {}).map(([name, example]) => {
    if (content?.schema === undefined || mediaType.endsWith("json")) return { name, value: example, text: undefined };
    const text = String(example);
    return { name, value: readValue(contract, content.schema, mediaType, new TextEncoder().encode(text)), text };
  });
}

/** The request examples of a cell; a request without a body has one, which is nothing. */
export function requestExamplesOf(contract: Contract, { operation, sends }: Cell): readonly Example[] {
  if (sends === "") return [{ name: "no body", value: undefined, text: undefined }];
  const mediaType = sends === "*" ? "*/*" : sends;
  return examplesOf(contract, mediaType, operation.request?.mediaTypes[mediaType]);
}
