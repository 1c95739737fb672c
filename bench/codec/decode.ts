import { isDeepStrictEqual } from "node:util";
import type { Contender } from "./contender.ts";
import { type Measurement, type MeasureOptions, measure } from "./measure.ts";
import type { Form, Message } from "./messages.ts";

/** Measures decoding one message by each contender; the first one is what the ratios are to. */
export function measureDecode(
  contenders: readonly Contender[],
  message: Message,
  form: Form,
  options: MeasureOptions,
): Measurement[] {
  const works = contenders.map((contender) => {
    const text = contender.reads === "json" ? message.json : message.xml(form);
    const value = contender.decode(message.schemaName, text);
    if (contender.equal && !isDeepStrictEqual(value, message.value)) {
      throw new Error(`${contender.name} does not give the value of ${message.name} (${form})`);
    }
    return { name: contender.name, run: () => contender.decode(message.schemaName, text) };
  });
  return measure(works, options);
}
