import { spawn } from "node:child_process";
import { once } from "node:events";
import { createFrameReader, encodeInteger, encodeText, encodeValue, type FrameValue } from "./frame.ts";

/** The program's DataContractSerializer, which takes one order after the other. */
export interface Serializer {
  /**
   * What the message holds after it was read as ASP.NET Web API reads it: every member, those that did not arrive with
   * the value that they have in a new object. Rejects with a `SerializerRefusal` where the reader throws.
   */
  read(name: string, xml: Uint8Array): Promise<FrameValue>;
  /**
   * The XML of a value, by the serializer's own writer or by the one of ASP.NET Web API's formatter, which turns line ends
   * into those of the platform. Rejects with a `SerializerRefusal` where the writer throws.
   */
  write(name: string, value: FrameValue, writer: "serializer" | "formatter"): Promise<Uint8Array>;
  /** Which implementation it is. */
  describe(): Promise<string>;
  /** Resolves when the program has ended. */
  close(): Promise<void>;
}

/** The serializer threw: its exception's name and message. */
export class SerializerRefusal extends Error {
  override readonly name = "SerializerRefusal";
}

const orders = { read: 0, write: 1, writeAsFormatter: 2, describe: 3 } as const;

/** Starts a compiled program. Its time zone is UTC, so that a local time has a known offset. */
export function startSerializer(program: string): Serializer {
  const child = spawn("mono", [program], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, TZ: "UTC" } });
  const ended = once(child, "close");
  const answers = readFrames(child.stdout);
  const ask = async (order: number, name: string, content: Uint8Array): Promise<Buffer> => {
    const frame = Buffer.concat([Buffer.from([order]), encodeText(name), content]);
    child.stdin.write(Buffer.concat([encodeInteger(frame.length), frame]));
    const { value: answer, done } = await answers.next();
    if (done) throw new Error("The program with the DataContractSerializer ended before it answered");
    const reader = createFrameReader(answer);
    if (reader.byte() === 0) throw new SerializerRefusal(reader.text());
    return reader.rest();
  };
  return {
    read: async (name, xml) =>
      createFrameReader(await ask(orders.read, name, Buffer.concat([encodeInteger(xml.length), xml]))).value(),
    write: (name, value, writer) =>
      ask(writer === "serializer" ? orders.write : orders.writeAsFormatter, name, encodeValue(value)),
    describe: async () => createFrameReader(await ask(orders.describe, "", Buffer.alloc(0))).text(),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The frames of a stream, however its chunks are cut. */
async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    while (kept.length >= 4 && kept.length >= 4 + kept.readInt32LE()) {
      const end = 4 + kept.readInt32LE();
      yield kept.subarray(4, end);
      kept = kept.subarray(end);
    }
  }
}
