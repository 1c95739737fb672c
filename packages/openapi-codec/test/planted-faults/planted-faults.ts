import { describingFaults } from "./describing.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { readingFaults } from "./reading.ts";
import { ruleFaults } from "./rules.ts";
import { wellFormednessFaults } from "./well-formedness.ts";
import { writingFaults } from "./writing.ts";

export const plantedFaults: readonly PlantedFault[] = [
  ...wellFormednessFaults,
  ...readingFaults,
  ...writingFaults,
  ...ruleFaults,
  ...describingFaults,
];
