import type { Case } from "../cases/case.ts";
import { countTexts } from "../report/count-texts.ts";

/** The cases with their titles, and how many there are of each operation. */
export function listCaseIDs(cases: readonly Case[]): string {
  const counts = countTexts(cases.map(({ operation }) => operation)).map(([name, count]) => `${name} ${count}`);
  return `${cases.map(({ id, title }) => `${id}\n    ${title}\n`).join("")}\n${cases.length} cases: ${counts.join(", ")}\n`;
}
