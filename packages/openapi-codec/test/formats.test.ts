import { expect, test } from "vitest";
import { decode, encode } from "../src/codec.ts";
import { createTable } from "../src/generate/index.ts";

const formats: Readonly<Record<string, { readonly right: readonly string[]; readonly wrong: readonly string[] }>> = {
  date: {
    right: ["2024-02-29", "2000-02-29", "2026-12-31", "0000-02-29"],
    wrong: ["2023-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-01Z", ""],
  },
  "date-time": {
    right: [
      "2026-01-02T03:04:05Z",
      "2026-01-02t03:04:05.1234567z",
      "2026-06-30T23:59:60-08:00",
      "2026-01-02 03:04:05Z",
    ],
    wrong: [
      "2026-02-30T10:00:00Z",
      "2026-01-02T24:00:00Z",
      "2026-01-02T03:04:05",
      "2026-01-02T03:04:05+25:00",
      "2026-01-02",
    ],
  },
  time: { right: ["03:04:05Z", "23:59:60.5+01:30"], wrong: ["3:04:05Z", "03:04:05", "24:00:00Z", "03:04:05+01:60"] },
  duration: { right: ["P3M2DT0.5S", "P1W", "PT36H"], wrong: ["P", "PT", "P1WT1H", "3M", "P1S"] },
  uuid: {
    right: ["6A0A13B8-9555-402C-A75B-85DC30F5CB04"],
    wrong: ["6A0A13B8", "{6A0A13B8-9555-402C-A75B-85DC30F5CB04}"],
  },
  byte: { right: ["", "AQI=", "AQID"], wrong: ["AQI", "AQ-_", "A==="] },
  "a format of nobody": { right: ["anything", ""], wrong: [] },
};

test.each(Object.entries(formats))(
  "%s is checked both ways where that is asked for, and never else.",
  (format, texts) => {
    const properties = { at: { type: "string", format } };
    const table = createTable({
      openapi: "3.1.0",
      paths: {},
      components: { schemas: { Pet: { type: "object", properties } } },
    });
    for (const mediaType of ["application/json", "application/xml"]) {
      for (const at of [...texts.right, ...texts.wrong]) {
        const body = encode(table, "Pet", { at }, mediaType);
        expect(decode(table, "Pet", body, mediaType)).toEqual({ at });
        const checked = [
          () => encode(table, "Pet", { at }, mediaType, { validate: true }),
          () => decode(table, "Pet", body, mediaType, { validate: true }),
        ];
        for (const check of checked) {
          if (texts.right.includes(at)) expect(check).not.toThrow();
          else expect(check).toThrow(/at/);
        }
      }
    }
  },
);
