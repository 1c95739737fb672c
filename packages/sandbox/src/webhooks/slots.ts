/** Lets so many go on at once; the others wait for their turn. */
export interface Slots {
  take(): Promise<void>;
  give(): void;
}

export function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  let next = 0;
  return {
    take: async () => {
      if (free > 0) {
        free--;
        return;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    },
    give: () => {
      const wake = waiting[next];
      if (wake === undefined) {
        free++;
        return;
      }
      next++;
      if (next === 1000) {
        waiting.splice(0, next);
        next = 0;
      }
      wake();
    },
  };
}
