import { type Claim, compare } from "../claim.ts";
import { decodeXml, encodeXml } from "../codec.ts";
import { modelOf } from "../message-model.ts";
import { fromFrame, toFrame } from "../model-value.ts";
import type { Serializer } from "../serializer.ts";

/** The ranges of characters that XML 1.0 allows (its production 2). */
const legalRanges = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
] as const;

const perMessage = 4096;
const name = "execJobAsyncRequest";

/** Sends every character of XML 1.0 through both sides. */
export async function tryEveryCharacter(serializer: Serializer): Promise<Claim[]> {
  let characters = 0;
  const texts = legalRanges.flatMap(([from, to]) => {
    characters += to - from + 1;
    return textsOf(from, to);
  });
  const arrive = compare(`every one of the ${characters.toLocaleString("en")} characters of XML 1.0 arrives`);
  const comeBack = compare("every one of them comes back");
  for (const argument of texts) {
    const about = `the ${perMessage} characters from U+${argument.codePointAt(0)?.toString(16)}`;
    const value = { argument, jobID: "j", projectID: "p", runID: "r" };
    arrive.equal(argument, argumentOf(fromFrame(await serializer.read(name, encodeXml(name, value)))), about);
    const written = await serializer.write(name, toFrame(modelOf(name), value), "serializer");
    comeBack.equal(argument, argumentOf(decodeXml(name, written)), about);
  }
  return [arrive.claim(), comeBack.claim()];
}

function textsOf(from: number, to: number): string[] {
  const starts = Array.from(
    { length: Math.ceil((to - from + 1) / perMessage) },
    (_, index) => from + index * perMessage,
  );
  return starts.map((start) => {
    const length = Math.min(perMessage, to - start + 1);
    return String.fromCodePoint(...Array.from({ length }, (_, index) => start + index));
  });
}

function argumentOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, "argument") : undefined;
}
