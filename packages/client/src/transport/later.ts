import type { WireMessages } from "../codec/wire-table.ts";
import type { Call } from "./call.ts";
import type { RequestMediaType } from "./media.ts";
import type { ReceivedAnswer } from "./send.ts";

/** How to load what only some calls need. */
export interface Later {
  /** What messages in XML need, as long as they are as the server writes them. */
  readonly xml: () => Promise<{
    readonly allMessages: WireMessages;
    readonly encodeXml: (messages: WireMessages, schema: string, value: unknown) => string;
    readonly decodeCanonicalXml: (messages: WireMessages, schema: string, text: string) => unknown;
  }>;
  /** What tells what is wrong with a message, and reads whatever is written in another way than usual. */
  readonly rest: () => Promise<{
    readonly allMessages: WireMessages;
    readonly encodeInFull: (messages: WireMessages, call: Call, value: unknown, mediaType: RequestMediaType) => string;
    readonly readInFull: (messages: WireMessages, answer: ReceivedAnswer, call: Call) => unknown;
  }>;
}
