import type { Contender } from "./contender.ts";
import { BASE, STRICT_PEERS, SUBJECT } from "./contenders.ts";
import { measureDecode } from "./decode.ts";
import { measureEncode } from "./encode.ts";
import type { Measurement, MeasureOptions } from "./measure.ts";
import { FORMS, type Message, rowsMessage, singleMessages } from "./messages.ts";

/** What one message cost each contender. */
export interface Column {
  readonly title: string;
  readonly rows: number;
  readonly measurements: readonly Measurement[];
}

export interface Times {
  readonly decoded: readonly Column[];
  readonly encoded: readonly Column[];
  /** Decoding in other forms than the canonical one. */
  readonly spelled: readonly Column[];
}

export interface TimesOptions {
  readonly mostRows: number;
  /** Whether to measure other forms than the canonical one too. */
  readonly spellings: boolean;
}

const SMALL: MeasureOptions = { rounds: 9, roundMilliseconds: 40, collect: false };
/** With at least three runs of the codec in a round: V8 collects the garbage of several runs at once. */
const LARGE: MeasureOptions = { rounds: 5, roundMilliseconds: 300, collect: true };
const MANY_ROWS = 10_000;
export const MOST_ROWS = 100_000;

/** Measures one contender beside JSON with every message, in this process. */
export function measureTimes(contender: Contender, { mostRows, spellings }: TimesOptions): Times {
  const decoded: Column[] = [];
  const encoded: Column[] = [];
  const spelled: Column[] = [];
  const pair = [BASE, contender];
  for (const message of messages(mostRows)) {
    const { name, rows } = message;
    const options = rows < MANY_ROWS ? SMALL : LARGE;
    decoded.push({ title: name, rows, measurements: measureDecode(pair, message, "canonical", options) });
    encoded.push({ title: name, rows, measurements: measureEncode(pair, SUBJECT, message, options) });
    for (const form of FORMS.filter((candidate) => spellings && candidate !== "canonical" && rows < MOST_ROWS)) {
      spelled.push({ title: `${name}, ${form}`, rows, measurements: measureDecode(pair, message, form, options) });
    }
  }
  return { decoded, encoded, spelled };
}

/** Whether the contender stands in the table of other forms. */
export const readsAllForms = (contender: Contender): boolean => [SUBJECT, ...STRICT_PEERS].includes(contender);

/** One after the other, so that the large ones do not weigh on the heap while the small ones are measured. */
function* messages(mostRows: number): Generator<Message> {
  yield* singleMessages();
  for (const rows of [1, 100, MANY_ROWS, MOST_ROWS].filter((candidate) => candidate <= mostRows)) {
    yield rowsMessage(rows);
  }
}
