/** Whether a text in the form of XML Schema's dateTime names a day and a time that exist. The offset may be missing. */
export function isDateTime(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))?$/.exec(text);
  const [, local = "", hours = "0", minutes = "0"] = parts ?? [];
  const time = new Date(`${local}Z`);
  // A day that does not exist gives no date, or another day.
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(local);
  return parts !== null && isReal && Number(minutes) < 60 && Number(hours) * 60 + Number(minutes) <= 14 * 60;
}
