import { judge, type Verdict } from "./judge.ts";
import { plantedFaults } from "./planted-faults.ts";

// Prints as JSON what became of the codec as it is, and of every so many faults.

const step = Number(process.argv[2]);
const verdicts: Verdict[] = [await judge(undefined)];
for (const [index, fault] of plantedFaults.entries()) if (index % step === 0) verdicts.push(await judge(fault));
console.log(JSON.stringify(verdicts));
