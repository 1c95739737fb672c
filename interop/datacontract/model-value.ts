import type { Message, Value } from "./arbitrary-message.ts";
import { type FrameMessage, type FrameValue, isMoment } from "./frame.ts";
import type { Member, MessageModel } from "./message-model.ts";

/** What a member that never arrived holds in the server's object. */
function valueOfNothing({ kind }: Member): Value {
  switch (kind) {
    case "text":
      return null;
    case "integer":
      return 0;
    case "boolean":
      return false;
    case "moment":
      return "0001-01-01T00:00:00";
  }
}

/** The value that the server's object holds when all members of a message arrived: nothing is missing any more. */
export function complete(model: MessageModel, value: Message | readonly Message[] | null): typeof value {
  if (value === null) return null;
  if (isRows(value)) return value.map((row) => completeOne(model, row));
  return completeOne(model, value);
}

function completeOne({ members }: MessageModel, message: Message): Message {
  return Object.fromEntries(members.map((member) => [member.name, message[member.name] ?? valueOfNothing(member)]));
}

/** The same value for a frame. */
export function toFrame(model: MessageModel, value: Message | readonly Message[] | null): FrameValue {
  if (value === null) return null;
  if (isRows(value)) return value.map((row) => toFrameMessage(model, row));
  return toFrameMessage(model, value);
}

function toFrameMessage({ members }: MessageModel, message: Message): FrameMessage {
  const moments = new Set(members.filter(({ kind }) => kind === "moment").map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [
      name,
      typeof value === "string" && moments.has(name) ? { moment: value } : value,
    ]),
  );
}

/** A value out of a frame as the client has it: moments are texts. */
export function fromFrame(value: FrameValue): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isMoment(value)) return value.moment;
  if (Array.isArray(value)) return value.map(fromFrame);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fromFrame(member)]));
}

/** With the line ends that a formatter writes whose platform's is LF. */
export function withLineFeeds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === "string" ? member.replace(/\r\n?/g, "\n") : member,
  );
}

export function isRows(value: Message | readonly Message[]): value is readonly Message[] {
  return Array.isArray(value);
}
