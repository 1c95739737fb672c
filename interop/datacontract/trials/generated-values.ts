import fc from "fast-check";
import { arbitraryMessage } from "../arbitrary-message.ts";
import { type Claim, compare } from "../claim.ts";
import { decodeXml, encodeXml } from "../codec.ts";
import { modelOf, readMessages } from "../message-model.ts";
import { complete, fromFrame, toFrame, withLineFeeds } from "../model-value.ts";
import type { Serializer } from "../serializer.ts";

/** Sends values made from the description through both sides, each value in both directions. */
export async function tryGeneratedValues(
  serializer: Serializer,
  { values, seed }: { readonly values: number; readonly seed: number },
): Promise<Claim[]> {
  const arrives = compare("every member of what the client writes arrives in the server's object");
  const understood = compare("the client reads what the DataContractSerializer writes, to the letter");
  const formatted = compare("the client reads what Web API's formatter writes, which turns line ends into LF");
  const identical = compare("the client writes the formatter's bytes, where no text has a carriage return");
  const { names } = readMessages();
  const numRuns = Math.ceil(values / names.length);
  for (const name of names) {
    const model = modelOf(name);
    for (const [index, value] of fc.sample(arbitraryMessage(model), { numRuns, seed }).entries()) {
      const about = `${name} ${index} of seed ${seed}`;
      const whole = complete(model, value);
      const xml = encodeXml(name, value);
      arrives.equal(whole, fromFrame(await serializer.read(name, xml)), about);
      const frame = toFrame(model, value);
      understood.equal(whole, plain(decodeXml(name, await serializer.write(name, frame, "serializer"))), about);
      const written = await serializer.write(name, frame, "formatter");
      formatted.equal(withLineFeeds(whole), plain(decodeXml(name, written)), about);
      const own = encodeXml(name, whole);
      if (!textOf(own).includes(carriageReturn)) identical.equal(textOf(own), textOf(written), about);
    }
  }
  return [arrives, understood, formatted, identical].map((comparison) => comparison.claim());
}

const carriageReturn = "&#xD;";
const textOf = (xml: Uint8Array): string => new TextDecoder().decode(xml);

/** Without the prototypes that the codec gives to its values. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
