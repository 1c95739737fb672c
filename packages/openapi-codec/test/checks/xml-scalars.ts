import assert from "node:assert/strict";
import { type Check, type Codec, document, refusal, xml } from "../check.ts";

const started = (content: string) => document("StartResponse", `<error/><runID/><started>${content}</started>`);
const totalRows = (content: string) => document("ArrayOfResult", `<Result><totalRows>${content}</totalRows></Result>`);

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  "1": true,
  "0": false,
  " \t\r\n1&#13; ": true,
  "<![CDATA[true]]>": true,
  "f<!-- -->alse": false,
};
const noBooleans = ["", " ", "True", "FALSE", "yes", "01", "-1", "2", "\u00A0true", "true false", "t"];

const integers: Readonly<Record<string, number>> = {
  "5": 5,
  "-1": -1,
  "+5": 5,
  "005": 5,
  "-0": 0,
  " -0 ": 0,
  "\n5&#13;\t ": 5,
  "<![CDATA[5]]>0": 50,
  "2147483647": 2147483647,
  "-2147483648": -2147483648,
  [`${"0".repeat(50)}7`]: 7,
};
const noIntegers = [
  "",
  " ",
  "5.0",
  "1e2",
  "0x10",
  "2147483648",
  "-2147483649",
  "9".repeat(400),
  "--1",
  "+-1",
  "5 5",
  "true",
  "٥",
  "\u00A05",
  "1_0",
  "-",
  "NaN",
  "Infinity",
];

export const xmlScalars: readonly Check[] = [
  ...Object.entries(booleans).map(([text, value]) => ({
    name: `reads ${JSON.stringify(text)} as ${value}`,
    run: (codec: Codec) => assert.equal(codec.decode("StartResponse", started(text), xml).started, value),
  })),
  ...noBooleans.map((text) => ({
    name: `refuses ${JSON.stringify(text)} as a boolean`,
    run: (codec: Codec) => {
      const [issue] = refusal(codec, () => codec.decode("StartResponse", started(text), xml));
      assert.deepEqual(issue?.path, ["started"]);
    },
  })),
  {
    name: "refuses an element in a boolean and in a whole number, and says whose text it stands in",
    run: (codec) => {
      for (const [text, schema] of [
        [started("<b>1</b>"), "StartResponse"],
        [totalRows("1<b/>"), "ArrayOfResult"],
      ] as const) {
        const [issue] = refusal(codec, () => codec.decode(schema, text, xml));
        assert.match(issue?.message ?? "", /^expected text in (started|totalRows), found an element$/);
      }
    },
  },
  ...Object.entries(integers).map(([text, value]) => ({
    name: `reads ${JSON.stringify(text)} as the whole number ${value}`,
    run: (codec: Codec) => {
      const rows = codec.decode("ArrayOfResult", totalRows(text), xml);
      assert.ok(Object.is(rows?.[0]?.totalRows, value), String(rows?.[0]?.totalRows));
    },
  })),
  ...noIntegers.map((text) => ({
    name: `refuses ${JSON.stringify(text)} as a whole number`,
    run: (codec: Codec) => {
      const [issue] = refusal(codec, () => codec.decode("ArrayOfResult", totalRows(text), xml));
      assert.deepEqual(issue?.path, [0, "totalRows"]);
    },
  })),
  {
    name: "reads numbers of sixteen digits as their digits say, and refuses whole ones that would be rounded",
    run: ({ plain }) => {
      for (let above = -60n; above <= 60n; above++) {
        const digits = String(2n ** 53n + above);
        const decode = (member: string) =>
          plain.decode("Numbers", `<Numbers><${member}>${digits}</${member}></Numbers>`, xml);
        assert.deepEqual(decode("number"), { number: Number(digits) });
        assert.deepEqual(decode("decimal"), { decimal: Number(digits) });
        if (above < 0n) assert.deepEqual(decode("whole"), { whole: Number(digits) });
        else assert.throws(() => decode("whole"), /JavaScript would round it/);
      }
    },
  },
];
