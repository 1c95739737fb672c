import { answerRulings } from "./answer-rulings.ts";
import { requestRulings } from "./request-rulings.ts";
import type { RulingCase } from "./ruling-case.ts";
import { runRulings } from "./run-rulings.ts";

/** By the id of the check. */
export const rulings: Readonly<Record<string, readonly RulingCase[]>> = {
  ...answerRulings,
  ...requestRulings,
  ...runRulings,
};
