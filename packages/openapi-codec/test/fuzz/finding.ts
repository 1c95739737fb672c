import type { Target } from "./subject.ts";

/** A claim about the codec that an input has disproved. */
export interface Finding {
  readonly claim: Claim;
  readonly target: Target;
  /** A text for the reader, or a value for the writer. */
  readonly input: unknown;
  readonly detail: string;
  /** What the reader of XML was told. */
  readonly unknownMembers?: "ignore" | "refuse";
}

export type Claim =
  | "the reader throws nothing but DecodeError"
  | "the writer throws nothing but EncodeError"
  | "a refusal says where"
  | "what is accepted is well-formed"
  | "what is accepted, the reference accepts"
  | "what the reference accepts is accepted"
  | "the value is the reference's value"
  | "the time is in proportion to the size"
  | "what can be written is written"
  | "what cannot be written is refused"
  | "what is written is well-formed"
  | "what is written is valid by XML Schema"
  | "what is written is read back"
  | "an illegal character is written as a reference only on request";

/** Whether the input was taken, and what was wrong about that. */
export interface Verdict {
  readonly accepted: boolean;
  readonly finding?: Finding;
}
