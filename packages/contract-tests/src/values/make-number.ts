import { UnmakeableError } from "../errors.ts";
import type { Rules } from "./rules.ts";

/** How far two neighbouring values are apart: numbers have no neighbour, so a hundredth is taken. */
export function stepOf({ multipleOf }: Rules, isInteger: boolean): number {
  return multipleOf ?? (isInteger ? 1 : 0.01);
}

/** The smallest value that the rules allow; undefined where nothing bounds it. */
export function leastOf(rules: Rules, isInteger: boolean): number | undefined {
  const { lower } = rules;
  if (lower === undefined) {
    return undefined;
  }
  const step = stepOf(rules, isInteger);
  const first = rules.multipleOf !== undefined || isInteger ? round(Math.ceil(lower.value / step) * step) : lower.value;
  return lower.isExclusive && first <= lower.value ? round(first + step) : first;
}

/** The largest value that the rules allow; undefined where nothing bounds it. */
export function mostOf(rules: Rules, isInteger: boolean): number | undefined {
  const { upper } = rules;
  if (upper === undefined) {
    return undefined;
  }
  const step = stepOf(rules, isInteger);
  const last = rules.multipleOf !== undefined || isInteger ? round(Math.floor(upper.value / step) * step) : upper.value;
  return upper.isExclusive && last >= upper.value ? round(last - step) : last;
}

/** A number that the rules allow, one of a hundred by what was drawn; between its bounds where there is room. */
export function makeNumber(rules: Rules, isInteger: boolean, drawn: number): number {
  const step = rules.multipleOf ?? (isInteger ? 1 : 0.5);
  const [least, most] = [leastOf(rules, isInteger), mostOf(rules, isInteger)];
  const base = least ?? (most === undefined ? step : round(most - 99 * step));
  const room = most === undefined ? 99 : Math.floor(round((most - base) / step));
  if (room < 0) {
    throw new UnmakeableError("no number is allowed");
  }
  const inside = least !== undefined && room >= 2 ? 1 : 0;
  const choices = Math.min(most === undefined ? room : room - inside, 99) + 1 - inside;
  return round(base + (inside + (drawn % Math.max(choices, 1))) * step);
}

/** Without the dust of binary fractions. */
export function round(number: number): number {
  return Number(number.toPrecision(15));
}
