import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "../codec/measure.ts";
import { type Caller, isRight, rivals, starfish } from "./callers.ts";

/** Of one caller in a round, one after the other. */
const calls = 100;
/** Rounds that are not counted, until the compiler is done with the code. */
const warmUps = 30;

/**
 * The CPU time of one call of the client, to one of the faster of openapi-fetch and hey-api in the same round. The median over
 * the rounds; the server is a process of its own, so that its work is nobody's cost.
 */
export async function measureCall(rounds: number): Promise<number> {
  const server = fork(fileURLToPath(new URL("server-process.ts", import.meta.url)));
  const [port] = await once(server, "message");
  try {
    const callers = [starfish, ...rivals].map((connect) => connect(`http://127.0.0.1:${port}`));
    for (const call of callers)
      if (!isRight(await call())) throw new Error("a caller did not give the server's answer");
    const ratios: number[] = [];
    for (let round = -warmUps; round < rounds; round++) {
      const ratio = await measureRound(callers);
      if (round >= 0) ratios.push(ratio);
    }
    return median(ratios);
  } finally {
    const ended = once(server, "exit");
    server.disconnect();
    await ended;
  }
}

/** The first caller's time to that of the fastest other, which take their turns in another order each round. */
async function measureRound(callers: readonly Caller[]): Promise<number> {
  const times = new Map<Caller, number>();
  for (const call of callers.toSorted(() => Math.random() - 0.5)) {
    const start = process.cpuUsage();
    for (let left = calls; left > 0; left--) await call();
    const { user, system } = process.cpuUsage(start);
    times.set(call, user + system);
  }
  const [own = Number.NaN, ...others] = callers.map((call) => times.get(call) ?? Number.NaN);
  return own / Math.min(...others);
}
