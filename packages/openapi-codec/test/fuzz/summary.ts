import type { Outcome } from "./fuzz-case.ts";

interface Count {
  accepted: number;
  refused: number;
}

/** How many inputs of each kind were accepted and refused. */
export interface Summary {
  add(outcome: Outcome): void;
  table(): string;
}

export function createSummary(): Summary {
  const counts = new Map<string, Count>();
  return {
    add: ({ kind, accepted }) => {
      const count = counts.get(kind) ?? { accepted: 0, refused: 0 };
      counts.set(kind, count);
      count[accepted ? "accepted" : "refused"]++;
    },
    table: () => {
      const rows = [...counts].sort(([left], [right]) => (left < right ? -1 : 1));
      const total = { accepted: 0, refused: 0 };
      for (const [, count] of rows) {
        total.accepted += count.accepted;
        total.refused += count.refused;
      }
      return [...rows, ["total", total] as const].map(([kind, count]) => row(kind, count)).join("\n");
    },
  };
}

function row(kind: string, { accepted, refused }: Count): string {
  const number = (value: number): string => value.toLocaleString("en").padStart(10);
  return `${kind.padEnd(28)}${number(accepted + refused)} inputs${number(accepted)} accepted${number(refused)} refused`;
}
