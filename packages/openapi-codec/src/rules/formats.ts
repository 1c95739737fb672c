const date = String.raw`(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;

/**
 * The formats that are checked where a schema asks for them, dates and times by RFC 3339; any other format says nothing that
 * can be checked.
 */
const formats: Readonly<Record<string, RegExp>> = {
  date: new RegExp(`^${date}$`),
  "date-time": new RegExp(`^${date}[Tt ]${time}$`),
  time: new RegExp(`^${time}$`),
  duration: /^P(?=\w)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/,
  uuid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  byte: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/,
};

/** Whether the codec knows how to check a format. */
export const isCheckedFormat = (name: string): boolean => Object.hasOwn(formats, name);

/** Whether a text has a format that is checked; a text has every other format. */
export function hasFormat(text: string, name: string): boolean {
  const pattern = formats[name];
  if (pattern === undefined) return true;
  const parts = pattern.exec(text);
  if (parts === null) return false;
  const [, year, month, day] = parts.map(Number);
  return year === undefined || month === undefined || day === undefined || day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
