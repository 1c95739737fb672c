import { bodyFaults } from "./bodies.ts";
import { characterFaults } from "./characters.ts";
import { describingFaults } from "./describing.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { readingFaults } from "./reading.ts";
import { valueFaults } from "./reading-values.ts";
import { ruleFaults } from "./rules.ts";
import { spellingFaults } from "./spelling.ts";
import { wellFormednessFaults } from "./well-formedness.ts";
import { writingFaults } from "./writing.ts";

export const plantedFaults: readonly PlantedFault[] = [
  ...wellFormednessFaults,
  ...characterFaults,
  ...readingFaults,
  ...valueFaults,
  ...writingFaults,
  ...spellingFaults,
  ...ruleFaults,
  ...bodyFaults,
  ...describingFaults,
];
