import { isDeepStrictEqual } from "node:util";
import type { Contender } from "./contender.ts";
import { type Measurement, type MeasureOptions, measure } from "./measure.ts";
import type { Message } from "./messages.ts";

/**
 * Measures encoding one message by each contender that can; the first one is what the ratios are to. What an XML writer
 * writes is read back by `reader`.
 */
export function measureEncode(
  contenders: readonly Contender[],
  reader: Contender,
  message: Message,
  options: MeasureOptions,
): Measurement[] {
  const works = contenders.flatMap(({ name, reads, encode }) => {
    if (encode === undefined) {
      return [];
    }
    const text = encode(message.schemaName, message.value);
    const value: unknown = reads === "json" ? JSON.parse(text) : reader.decode(message.schemaName, text);
    if (!isDeepStrictEqual(value, message.value)) {
      throw new Error(`${name} does not write the value of ${message.name}`);
    }
    return [{ name, run: () => encode(message.schemaName, message.value) }];
  });
  return measure(works, options);
}
