import type { WireMessages } from "../codec/wire-table.ts";
import type { Call } from "./call.ts";
import type { FormMediaType, JsonMediaType } from "./media.ts";
import type { ReceivedAnswer } from "./send.ts";

/** How to load what only some calls need. */
export interface Later {
  readonly unusual: () => Promise<Unusual>;
  readonly xml: () => Promise<UsualXml>;
}

/** What messages in XML need, as long as they are as the server writes them. */
interface UsualXml {
  readonly allMessages: WireMessages;
  readonly encodeXml: (messages: WireMessages, schema: string, value: unknown) => string;
  readonly decodeCanonicalXml: (messages: WireMessages, schema: string, text: string) => unknown;
}

/** What reads messages, whatever their form and spelling. */
export interface Reading {
  readonly allMessages: WireMessages;
  readonly loadUnusualXml: () => Promise<{
    readonly decodeXml: (messages: WireMessages, schema: string, text: string) => unknown;
  }>;
}

/** What tells what is wrong with a message, and reads whatever is written in another way than usual. */
interface Unusual extends Reading {
  readonly encodeInFull: (
    messages: WireMessages,
    call: Call,
    value: unknown,
    mediaType: JsonMediaType | FormMediaType,
  ) => string;
  readonly encodeErrorOf: (error: unknown, call: Call) => unknown;
  readonly readInFull: (reading: Reading, answer: ReceivedAnswer, call: Call) => Promise<unknown>;
}
