import type { Shape } from "./shapes.ts";

/** One way to read and write the shapes. */
export interface Contender {
  readonly name: string;
  /** What to know when its numbers are compared. */
  readonly note: string;
  /** Whether it gives the typed value of the description, and not a tree of texts. */
  readonly isTyped: boolean;
  /** Makes what reads a document of the shape: once, so that only the reading is measured. */
  readonly decoder: (shape: Shape, xml: string) => () => unknown;
  /** Makes what writes the shape; missing where the library cannot. */
  readonly encoder?: (shape: Shape, xml: string) => () => string;
}
