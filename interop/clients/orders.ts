import { createHash } from "node:crypto";
import { runIDFor } from "@starfish-api/client";
import type { JobFile } from "@starfish-api/sandbox";

export type Ending = "ended" | "failed" | "refused";

/** One order for a client, and what must come of it. */
export interface Order {
  readonly key: string;
  /** As every client derives it from the key. */
  readonly runID: string;
  readonly jobID: string;
  readonly rows: number;
  readonly isChain: boolean;
  readonly argument: string;
  readonly ending: Ending;
  /** Status and count of each row of the Results. */
  readonly told: string;
}

const rows = { totalRows: 1000, duration: 30_000 };

/** Half a minute of the sandbox's time for each job. */
export const jobs: JobFile = {
  projects: {
    chaos: {
      jobs: {
        complete: rows,
        failed: { ...rows, status: "Failed" },
        refused: { refuse: "The job is switched off." },
        chain: { ...rows, next: "link" },
        link: rows,
      },
    },
  },
};

export async function planOrder(seed: number, index: number): Promise<Order> {
  const point = chance(seed, "order", index);
  const jobID = point < 0.8 ? "complete" : point < 0.87 ? "chain" : point < 0.94 ? "failed" : "refused";
  const count = 1 + (index % 97);
  const key = `order-${seed}-${index}`;
  return {
    key,
    runID: await runIDFor(key),
    jobID,
    rows: count,
    isChain: jobID === "chain",
    argument: `Number = ${index} AND Name <> "Ä & ]]> 'Ö' 東京 😀"`,
    ...{
      complete: { ending: "ended", told: `Complete:${count}` } as const,
      chain: { ending: "ended", told: `Complete:${count},Complete:${count}` } as const,
      failed: { ending: "failed", told: `Failed:${count}` } as const,
      refused: { ending: "refused", told: "" } as const,
    }[jobID],
  };
}

/** A number from 0 up to 1, the same for the same seed and key. */
export function chance(seed: number, ...key: readonly (string | number)[]): number {
  return (
    createHash("sha256")
      .update([seed, ...key].join("/"))
      .digest()
      .readUInt32BE() /
    2 ** 32
  );
}
