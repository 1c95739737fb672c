import { judge } from "./judge.ts";
import { plantedFaults } from "./planted-faults.ts";

// Plants every fault, and says which of them no check noticed: `pnpm planted-faults`.

let missed = 0;
for (const fault of plantedFaults) {
  const { name, noticedBy } = await judge(fault);
  if (noticedBy !== undefined) continue;
  missed++;
  console.log(`not noticed: ${name} (${fault.file})`);
}
console.log(`${plantedFaults.length - missed} of ${plantedFaults.length} faults are noticed`);
process.exitCode = missed === 0 ? 0 : 1;
