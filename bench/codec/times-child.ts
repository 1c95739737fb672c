import { CONTENDERS } from "./contenders.ts";
import { measureTimes } from "./times.ts";

// Measures one contender in a process of its own and prints the times as JSON.
// Arguments: the name of the contender and the options as JSON. Needs --expose-gc.

const [name, options = ""] = process.argv.slice(2);
const contender = CONTENDERS.find((candidate) => candidate.name === name);
if (contender === undefined) {
  throw new Error("The name of a contender is needed");
}
console.log(JSON.stringify(measureTimes(contender, JSON.parse(options))));
