import type { Contender } from "./contender.ts";
import { BASE, CONTENDERS, STRICT_PEERS, SUBJECT } from "./contenders.ts";
import { measureDecode } from "./decode.ts";
import { measureEncode } from "./encode.ts";
import type { Measurement, MeasureOptions } from "./measure.ts";
import { FORMS, type Message, rowsMessage, singleMessages } from "./messages.ts";

/** The codec and JSON; these and the others with small messages; everything with all messages. */
export type Scope = "gate" | "codec" | "everything";

/** What one message cost each contender. */
export interface Column {
  readonly title: string;
  readonly rows: number;
  readonly measurements: readonly Measurement[];
}

export interface Times {
  readonly decoded: readonly Column[];
  readonly encoded: readonly Column[];
  /** Decoding in other forms than the canonical one; not for the gate. */
  readonly spelled: readonly Column[];
}

const SMALL: MeasureOptions = { rounds: 9, roundMilliseconds: 40, collect: false };
/** With at least three runs of the codec in a round: V8 collects the garbage of several runs at once. */
const LARGE: MeasureOptions = { rounds: 5, roundMilliseconds: 300, collect: true };
const MANY_ROWS = 10_000;
export const MOST_ROWS = 100_000;
const OWN: readonly Contender[] = [BASE, SUBJECT];

/** Measures every message in this process. */
export function measureTimes(scope: Scope): Times {
  const decoded: Column[] = [];
  const encoded: Column[] = [];
  const spelled: Column[] = [];
  for (const message of messages()) {
    const { name, rows } = message;
    const isLarge = rows >= MANY_ROWS;
    const options = isLarge ? (scope === "everything" ? { ...LARGE, rounds: 3 } : LARGE) : SMALL;
    const contenders = scope === "everything" || (scope === "codec" && !isLarge) ? CONTENDERS : OWN;
    decoded.push({ title: name, rows, measurements: measureDecode(contenders, message, "canonical", options) });
    encoded.push({ title: name, rows, measurements: measureEncode(contenders, SUBJECT, message, options) });
    if (scope !== "gate" && rows < MOST_ROWS) {
      for (const form of FORMS.filter((candidate) => candidate !== "canonical")) {
        const measurements = measureDecode([...OWN, ...STRICT_PEERS], message, form, options);
        spelled.push({ title: `${name}, ${form}`, rows, measurements });
      }
    }
  }
  return { decoded, encoded, spelled };
}

/** One after the other, so that the large ones do not weigh on the heap while the small ones are measured. */
function* messages(): Generator<Message> {
  yield* singleMessages();
  for (const rows of [1, 100, MANY_ROWS, MOST_ROWS]) {
    yield rowsMessage(rows);
  }
}
