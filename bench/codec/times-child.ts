import { measureTimes, type Scope } from "./times.ts";

// Measures all messages in a process of its own and prints the times as JSON. Argument: the scope.

console.log(JSON.stringify(measureTimes(process.argv[2] as Scope)));
