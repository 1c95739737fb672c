import type { IssueCollector } from "../issue-collector.ts";
import type { DecodeLimits } from "../options.ts";

/** What is asked of a value beyond its types. */
export interface Rules {
  /**
   * The value is somebody's, to be written: it is copied, each member being read once, and has to be what a text can
   * carry. Else it is what `JSON.parse` gave: it is completed in place, by a null for each required member that may be null.
   */
  readonly isWriting: boolean;
  /** The value is only tried: it is left as it is, and the first problem ends the trial. */
  readonly isTrial: boolean;
  /** Whether the copy of an object is its `Fields`. */
  readonly asFields: boolean;
  /** Whether a number may be NaN or infinite. */
  readonly allowsNonFinite: boolean;
  /** Whether facets are checked. */
  readonly validate: boolean;
  /** Whether members that a closed type does not list are refused when reading. */
  readonly refuseUnknown: boolean;
  readonly limits: DecodeLimits;
  readonly collector: IssueCollector;
}

/** Whether what changes is changed in a copy. */
export const copies = ({ isWriting, isTrial }: Rules): boolean => isWriting || isTrial;

/** A value that nests deeper refers to itself. */
const writingLimits: DecodeLimits = { maxDepth: 256, maxItems: Number.POSITIVE_INFINITY };

/** The rules for writing. */
export const writingRules = (collector: IssueCollector, validate = false, isXml = false): Rules => ({
  isWriting: true,
  isTrial: false,
  asFields: isXml,
  allowsNonFinite: isXml,
  validate,
  refuseUnknown: true,
  limits: writingLimits,
  collector,
});
