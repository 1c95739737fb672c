/** A moment as the server writes it: no offset, as is usual from a database, no zeros at the end of the fraction. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace("Z", "")
    .replace(/\.?0+$/, "");
}

/** A span as .NET's TimeSpan prints it, `00:00:12.5`; the vendor's own format is unknown. */
export function formatSpan(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const fraction = Math.round(milliseconds % 1000);
  const clock = `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, "0").replace(/0+$/, "")}`;
}
