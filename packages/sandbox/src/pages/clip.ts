import { detach } from "../jobs/detach.ts";

/** Characters of a text that somebody sent. */
const maxLength = 300;

/** As much of a text as is worth showing, with an ellipsis where there was more. */
export function clip(text: string, max: number = maxLength): string {
  return text.length <= max ? text : detach(`${text.slice(0, max)}…`);
}

/** For `JSON.stringify`: clips each text of a value, however deep it is. */
export function clipTexts(_key: string, value: unknown): unknown {
  return typeof value === "string" ? clip(value) : value;
}

/** Whether a value has no text that would be clipped. */
export function isShown(value: unknown): boolean {
  if (typeof value === "string") return value.length <= maxLength;
  return typeof value !== "object" || value === null || Object.values(value).every(isShown);
}
