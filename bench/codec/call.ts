import { callers, subject } from "../overhead/callers.ts";
import { measure } from "../overhead/measure.ts";
import { startServer } from "../overhead/server.ts";

const rivals = ["openapi-fetch", "@hey-api/client-fetch"];

/** The CPU time of one call of the client, to one of the faster of openapi-fetch and hey-api in the same rounds. */
export async function measureCall(rounds: number): Promise<number> {
  const server = await startServer();
  try {
    const measured = callers.filter(
      (caller) => caller === callers[0] || caller === subject || rivals.includes(caller.name),
    );
    const measurements = await measure(measured, server.url, { rounds, calls: 100 });
    const ratioOf = (name: string): number =>
      measurements.find(({ caller }) => caller.name === name)?.cpuRatio ?? Number.NaN;
    return ratioOf(subject.name) / Math.min(...rivals.map(ratioOf));
  } finally {
    await server.stop();
  }
}
