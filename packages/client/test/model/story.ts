/** What happened in a world, in words. */
export interface Story {
  /** `order` is what it is about, `topic` what is not said again while it stays the same. */
  readonly note: (text: string, about?: { readonly order?: number; readonly topic?: string }) => void;
  /** A promise is broken: what was about some orders until now is told in short. */
  readonly end: (text: string) => void;
  /** All of it, or what is about some orders alone until it ended, in no more lines than that. */
  readonly tell: (orders?: readonly number[], maxLines?: number) => string[];
}

interface Line {
  readonly at: number;
  readonly text: string;
  readonly order: number | undefined;
}

export function createStory(now: () => number): Story {
  const lines: Line[] = [];
  const last = new Map<string, string>();
  let isOver = false;
  let ending = 0;
  return {
    note(text, { order, topic } = {}) {
      if (topic !== undefined) {
        if (last.get(topic) === text) return;
        last.set(topic, text);
      }
      lines.push({ at: now(), text, order });
    },
    end(text) {
      if (isOver) return;
      isOver = true;
      lines.push({ at: now(), text: `BROKEN: ${text}`, order: undefined });
      ending = lines.length;
    },
    tell(orders, maxLines = Number.POSITIVE_INFINITY) {
      const told = lines
        .slice(0, orders === undefined || !isOver ? lines.length : ending)
        .filter(({ order }) => orders === undefined || order === undefined || orders.includes(order))
        .map(({ at, text }) => `${(at / 1000).toFixed(1).padStart(7)} s  ${text}`);
      if (told.length <= maxLines) return told;
      const head = Math.floor(maxLines / 2);
      const tail = maxLines - head - 1;
      const left = `           … ${told.length - head - tail} more: --all tells them`;
      return [...told.slice(0, head), left, ...told.slice(-tail)];
    },
  };
}
