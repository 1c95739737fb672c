/** One way to read and write the messages. */
export interface Contender {
  readonly name: string;
  /** What it takes, what it makes of it, and what to know when its numbers are compared. */
  readonly note: string;
  readonly reads: "xml" | "json";
  /** The decoded value is the message's value; false where the library alone cannot give it. */
  readonly equal: boolean;
  readonly decode: (schemaName: string, text: string) => unknown;
  /** Missing where the library cannot write. */
  readonly encode?: (schemaName: string, value: unknown) => string;
}
