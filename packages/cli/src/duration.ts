import { UsageError } from "./errors.ts";

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a text such as `90`, in seconds, `10m`, `1.5h`, or `none` for no limit. Throws UsageError. */
export function parseDuration(text: string, option: string): number {
  if (text === "none") return Number.POSITIVE_INFINITY;
  const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text) ?? [];
  if (number === undefined) {
    throw new UsageError(`--${option}: expected a time such as 90s, 10m, 2h or none, found ${JSON.stringify(text)}`);
  }
  return Number(number) * (units[unit] as number);
}

/** A time for people: `12 s`, `3 min 05 s`, `2 h 00 min`. */
export function describeDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
}
