import type { Contender } from "./contender.ts";
import { BASE, CONTENDERS, STRICT_PEERS, SUBJECT } from "./contenders.ts";
import { measureDecode } from "./decode.ts";
import { measureEncode } from "./encode.ts";
import type { Measurement, MeasureOptions } from "./measure.ts";
import { type MemoryMeasurement, measureMemory } from "./memory.ts";
import { FORMS, type Message, rowsMessage, singleMessages } from "./messages.ts";

/** The codec and JSON; these and the others with small messages; everything with all messages. */
export type Scope = "gate" | "codec" | "everything";

/** What one message cost each contender. */
export interface Column {
  readonly title: string;
  readonly message: Message;
  readonly measurements: readonly Measurement[];
}

export interface Measurements {
  readonly decoded: readonly Column[];
  readonly encoded: readonly Column[];
  /** Decoding in other forms than the canonical one; not for the gate. */
  readonly spelled: readonly Column[];
  readonly memory: readonly MemoryMeasurement[];
}

const SMALL: MeasureOptions = { rounds: 15, roundMilliseconds: 40 };
const LARGE: MeasureOptions = { rounds: 7, roundMilliseconds: 0 };
const MANY_ROWS = 10_000;
const PROCESSES = 3;

export function measureAll(scope: Scope): Measurements {
  const largest = rowsMessage(100_000);
  const messages = [...singleMessages(), ...[1, 100, MANY_ROWS].map(rowsMessage), largest];
  const own = [BASE, SUBJECT];
  const contendersFor = ({ rows }: Message): readonly Contender[] =>
    scope === "everything" || (scope === "codec" && rows < MANY_ROWS) ? CONTENDERS : own;
  const optionsFor = ({ rows }: Message): MeasureOptions => (rows < MANY_ROWS ? SMALL : LARGE);

  const decoded = messages.map((message) => ({
    title: message.name,
    message,
    measurements: measureDecode(contendersFor(message), message, "canonical", optionsFor(message)),
  }));
  const encoded = messages.map((message) => ({
    title: message.name,
    message,
    measurements: measureEncode(contendersFor(message), SUBJECT, message, optionsFor(message)),
  }));
  const spelled = messages
    .filter(({ rows }) => scope !== "gate" && rows <= MANY_ROWS)
    .flatMap((message) =>
      FORMS.filter((form) => form !== "canonical").map((form) => ({
        title: `${message.name}, ${form}`,
        message,
        measurements: measureDecode([...own, ...STRICT_PEERS], message, form, optionsFor(message)),
      })),
    );
  const memory = measureMemory(scope === "everything" ? CONTENDERS : own, largest, PROCESSES);
  return { decoded, encoded, spelled, memory };
}
