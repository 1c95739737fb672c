import assert from "node:assert/strict";
import { type Check, document, refusal, writeRefusal, xml } from "../check.ts";

const row = {
  deletes: 1,
  errors: 2,
  ignores: 3,
  inserts: 4,
  runID: "550e8400-e29b-41d4-a716-446655440000",
  runTime: null,
  skips: -5,
  startTime: "2026-01-02T03:04:05.67",
  status: `<&>" \t\n\r😀`,
  totalRows: 999999999,
  updates: -999999999,
};
const item =
  "<Result><deletes>1</deletes><errors>2</errors><ignores>3</ignores><inserts>4</inserts>" +
  `<runID>550e8400-e29b-41d4-a716-446655440000</runID><runTime i:nil="true" /><skips>-5</skips>` +
  `<startTime>2026-01-02T03:04:05.67</startTime><status>&lt;&amp;&gt;" \t\n&#xD;😀</status>` +
  "<totalRows>999999999</totalRows><updates>-999999999</updates></Result>";
const list = (...items: readonly string[]) => document("ArrayOfResult", items.join(""));

/** The same document with a prefix in place of the default namespace. */
const prefixed = (text: string, prefix: string): string =>
  text.replaceAll(/<\/?(?=\w)/g, `$&${prefix}:`).replace(" xmlns=", ` xmlns:${prefix}=`);

/** What makes a row, written as the framework writes rows, one that must be refused. */
const refused: readonly (readonly [find: string, replace: string])[] = [
  ["<totalRows>999999999", "<totalRows>2147483648"],
  ["-999999999", "-2147483649"],
  ["-999999999", "-9".padEnd(400, "9")],
  ["<deletes>1", "<deletes>"],
  ["<deletes>1", "<deletes>1.0"],
  ["&gt;", ">]]>"],
  ["&gt;", "&gt"],
  ["&gt;", "&nbsp;"],
  ["&gt;", "&#1;"],
  ["&gt;", "<"],
  ["&gt;", "\u0001"],
  ["&gt;", "\uFFFE"],
  ["😀", "\uD83D"],
  ["😀", "\uDE00\uD83D"],
  [` i:nil="true" />`, ` i:nil="true" /`],
  ["</deletes>", "</deletes"],
  ["</deletes>", "<deletes>"],
  ["</deletes>", "</deletes>1"],
  ["</deletes>", "</deletes><deletes>1</deletes>"],
  ["</Result>", ""],
  ["</Result>", "</Result>x"],
];

/** What makes it one that only the scanner can read, with the same value. */
const respelled: readonly (readonly [find: string, replace: string])[] = [
  ["<deletes>1", "<deletes>+01 "],
  ["<deletes>", "<deletes >"],
  ["&gt;", ">"],
  ["&gt;", "&#62;"],
  ["&gt;", "<![CDATA[>]]>"],
  ["😀", "&#x1F600;"],
  [` i:nil="true" />`, ` i:nil="1"></runTime>`],
  ["</deletes>", "</deletes><zzz/>"],
  ["</deletes>", "</deletes><!-- -->"],
  ["<Result>", "\n<Result>"],
];

export const rows: readonly Check[] = [
  {
    name: "reads rows as the framework writes them",
    run: (codec) => {
      assert.equal(codec.encode("ArrayOfResult", [row, row], xml), list(item, item));
      assert.deepEqual(codec.decode("ArrayOfResult", list(item, item), xml), [row, row]);
    },
  },
  ...refused.map(
    ([find, replace]): Check => ({
      name: `refuses rows of which one has ${JSON.stringify(replace.slice(0, 40))} in place of ${JSON.stringify(find)}`,
      run: (codec) => {
        const wrong = item.replace(find, () => replace);
        for (const text of [list(wrong), list(item, wrong, item)]) {
          refusal(codec, () => codec.decode("ArrayOfResult", text, xml));
        }
      },
    }),
  ),
  ...respelled.map(
    ([find, replace]): Check => ({
      name: `reads rows of which one has ${JSON.stringify(replace)} in place of ${JSON.stringify(find)}`,
      run: (codec) => {
        const other = item.replace(find, () => replace);
        assert.deepEqual(codec.decode("ArrayOfResult", list(item, other, item), xml), [row, row, row]);
      },
    }),
  ),
  {
    name: "reads the least and the greatest number of a row",
    run: (codec) => {
      const [least, greatest] = [-(2 ** 31), 2 ** 31 - 1];
      const text = list(item.replace("-999999999", `${least}`).replace("999999999", `${greatest}`));
      const value = [{ ...row, totalRows: greatest, updates: least }];
      assert.deepEqual(codec.decode("ArrayOfResult", text, xml), value);
      assert.equal(codec.encode("ArrayOfResult", value, xml), text);
    },
  },
  {
    name: "reads many rows, each with its own texts, and the same again",
    run: (codec) => {
      const rows = Array.from({ length: 100 }, (_, index) => ({
        ...row,
        runID: `${index}`.padStart(36, "0"),
        status: index % 7 === 0 ? null : "long ".repeat(index),
      }));
      const text = codec.encode("ArrayOfResult", rows, xml);
      for (const _ of ["once", "again"]) assert.deepEqual(codec.decode("ArrayOfResult", text, xml), rows);
      assert.deepEqual(codec.decode("ArrayOfResult", list(item), xml), [row]);
    },
  },
  {
    name: "reads rows with a prefix, and with another one",
    run: (codec) => {
      for (const prefix of ["s", "ns0", "s", "é", "xmlish", "I"]) {
        const text = prefixed(list(item, item), prefix);
        assert.deepEqual(codec.decode("ArrayOfResult", text, xml), [row, row]);
      }
    },
  },
  {
    name: "ignores what has no prefix among rows with a prefix, and the other way round",
    run: (codec) => {
      const text = prefixed(list(item, item), "s");
      const bare = text.replace("<s:deletes>1</s:deletes>", "<deletes>1</deletes>");
      const { deletes, ...others } = row;
      assert.deepEqual(codec.decode("ArrayOfResult", bare, xml), [others, row]);
      refusal(codec, () => codec.decode("ArrayOfResult", text.replace("</s:deletes>", "</deletes>"), xml));
      refusal(codec, () => codec.decode("ArrayOfResult", list(item).replace("<deletes>", "<s:deletes>"), xml));
    },
  },
  {
    name: "refuses rows with a prefix that is declared twice, or not to be declared",
    run: (codec) => {
      for (const prefix of ["i", "xmlns", "xml"]) {
        refusal(codec, () => codec.decode("ArrayOfResult", prefixed(list(item), prefix), xml));
      }
    },
  },
  {
    name: "reads -0 in a row as 0",
    run: (codec) => {
      const rows = codec.decode("ArrayOfResult", list(item.replace("<deletes>1", "<deletes>-0")), xml);
      assert.ok(Object.is(rows?.[0]?.deletes, 0));
    },
  },
  {
    name: "refuses a message whose members all stand twice",
    run: (codec) => {
      const members = "<error></error><runID>r</runID><started>true</started>";
      const twice = document("StartResponse", members + members);
      const issues = refusal(codec, () => codec.decode("StartResponse", twice, xml));
      assert.deepEqual(issues.map(({ path }) => path[0]).sort(), ["error", "runID", "started"]);
    },
  },
  {
    name: "refuses what follows the root, whatever the rows",
    run: (codec) => {
      for (const rest of ["x", "<x/>", list(item), "&", "</ArrayOfResult>"]) {
        refusal(codec, () => codec.decode("ArrayOfResult", list(item) + rest, xml));
      }
      refusal(codec, () => codec.decode("ArrayOfResult", list(item).replace(/>$/, "x"), xml));
      refusal(codec, () => codec.decode("ArrayOfResult", list(item).slice(0, -1), xml));
    },
  },
  {
    name: "looks at each text afresh: one that needed no escaping tells nothing of the next",
    run: (codec) => {
      const write = (status: string) => codec.encode("Result", { status }, xml);
      write("a.b");
      assert.equal(write("a<b"), document("Result", "<status>a&lt;b</status>"));
      assert.equal(write("a.b"), document("Result", "<status>a.b</status>"));
      writeRefusal(codec, () => write("a\0b"));
    },
  },
];
