import { type Chooser, some } from "./ingredients.ts";

export const types = [
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
  "application/x-www-form-urlencoded",
];

const ranges = [
  ...[
    "application/xml",
    "text/json",
    "text/xml",
    "application/json",
    "*/*",
    "text/*",
    "application/*",
    "text/html",
    "application/problem+json",
    "image/*",
  ],
  ...[
    "x",
    ";",
    "",
    "*",
    "*/json",
    "application/xml;a=b",
    "application/json;charset=utf-16",
    "TEXT/XML",
    "application/xml ",
    "application/xhtml+xml",
  ],
];

export const qualities = [
  "",
  "",
  "",
  ";q=0",
  ";q=0.5",
  ";q=0.50",
  ";q=1.0",
  ";q=0.001",
  ";q=0.0001",
  ";q=2",
  ";q=-1",
  ";q=x",
  ";q",
  "; Q=0.3",
  ";q=.5",
  ";q=1;a=b",
  ";level=1;q=0.4",
];

/** An Accept header of one to four ranges, with any qualities. */
export function acceptOf(chooser: Chooser): string {
  return some(chooser, () => chooser.pick(ranges) + chooser.pick(qualities)).join(
    chooser.pick([", ", ",", " , ", ",,"]),
  );
}
