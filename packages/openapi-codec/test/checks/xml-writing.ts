import assert from "node:assert/strict";
import { answer, type Check, document, errorIn, namespace, schemaInstance, writeRefusal, xml } from "../check.ts";

const ids = { jobID: "j", projectID: "p", runID: "r" };
const request = (content: string) =>
  document("StartRequest", `${content}<jobID>j</jobID><projectID>p</projectID><runID>r</runID>`);

export const xmlWriting: readonly Check[] = [
  {
    name: "writes members in ordinal order, whatever the order of the value",
    run: (codec) => {
      const value = { runID: "r", webHookURL: "w", projectID: "p", chainJobs: false, jobID: "j", argument: "a" };
      const expected = document(
        "StartRequest",
        "<argument>a</argument><chainJobs>false</chainJobs><jobID>j</jobID><projectID>p</projectID><runID>r</runID><webHookURL>w</webHookURL>",
      );
      assert.equal(codec.encode("StartRequest", value, xml), expected);
    },
  },
  {
    name: "writes null as nil, empty text as an element without content, and leaves out what is undefined",
    run: (codec) => {
      const value = { ...ids, argument: null, beginAtRow: "", threadCount: undefined };
      const expected = request(`<argument i:nil="true" /><beginAtRow></beginAtRow>`);
      assert.equal(codec.encode("StartRequest", value as never, xml), expected);
    },
  },
  {
    name: "escapes <, > and &, writes a CR as a reference, and leaves quotes, tab and LF as they are",
    run: (codec) => {
      const value = { ...ids, argument: `a<b>c&d"e'f\tg\nh\r\ni]]>é😀` };
      const expected = request(`<argument>a&lt;b&gt;c&amp;d"e'f\tg\nh&#xD;\ni]]&gt;é😀</argument>`);
      assert.equal(codec.encode("StartRequest", value, xml), expected);
    },
  },
  {
    name: "refuses what XML 1.0 cannot carry, and names member, code point and place",
    run: (codec) => {
      for (const [text, name] of [
        ["ab\u0001", "U+0001"],
        ["ab\0", "U+0000"],
        ["<>\u001F", "U+001F"],
        ["ab\uFFFE", "U+FFFE"],
        ["ab\uFFFF", "U+FFFF"],
      ] as const) {
        const [issue, ...others] = writeRefusal(codec, () =>
          codec.encode("StartRequest", { ...ids, argument: text }, xml),
        );
        assert.deepEqual([issue?.path, others], [["argument"], []]);
        assert.match(issue?.message ?? "", new RegExp(`U\\+${name.slice(2)}\\b.* 2$`));
      }
    },
  },
  {
    name: "escapes a text after one with so many illegal characters that nobody looked at the rest of it",
    run: (codec) => {
      writeRefusal(codec, () => codec.encode("StartRequest", { ...ids, argument: `${"\u0001".repeat(200)}<` }, xml));
      assert.equal(codec.encode("StartRequest", { ...ids, argument: "<" }, xml), request("<argument>&lt;</argument>"));
    },
  },
  {
    name: "refuses half of a surrogate pair, and names the member",
    run: (codec) => {
      for (const argument of ["\uD83D", "😀\uD83D", "😀\uDE00\uD83D", "\uDE00😀"]) {
        const [issue, ...others] = writeRefusal(codec, () => codec.encode("StartRequest", { ...ids, argument }, xml));
        assert.deepEqual([issue?.path, others], [["argument"], []]);
        assert.match(issue?.message ?? "", /half of a surrogate pair/);
      }
    },
  },
  {
    name: "writes references to what XML 1.0 cannot carry when asked to, but never to surrogates",
    run: (codec) => {
      const write = (argument: string) =>
        codec.encode("StartRequest", { ...ids, argument }, xml, { unrepresentable: "reference" });
      const text = write("a\u0001\0<\uFFFF😀");
      assert.equal(text, request("<argument>a&#x1;&#x0;&lt;&#xFFFF;😀</argument>"));
      const value = codec.decode("StartRequest", text, xml, { illegalCharacterReferences: "accept" });
      assert.equal(value.argument, "a\u0001\0<\uFFFF😀");
      writeRefusal(codec, () => write("\uD83D"));
      writeRefusal(codec, () => write("\u0001\uDE00"));
    },
  },
  {
    name: "writes an empty object, an empty list and an absent list as the framework does",
    run: (codec) => {
      const declarations = `xmlns:i="${schemaInstance}" xmlns="${namespace}"`;
      assert.equal(codec.encode("Result", {}, xml), `<Result ${declarations} />`);
      assert.equal(codec.encode("ArrayOfResult", [], xml), `<ArrayOfResult ${declarations} />`);
      assert.equal(codec.encode("ArrayOfResult", null, xml), `<ArrayOfResult i:nil="true" ${declarations} />`);
      assert.equal(
        codec.encode("ArrayOfResult", [{}, { status: "" }], xml),
        document("ArrayOfResult", "<Result /><Result><status></status></Result>"),
      );
    },
  },
  {
    name: "writes an error without a namespace, its messages of one name joined by a blank",
    run: (codec) => {
      const value = {
        ModelState: { "a.b": ["1", "2<"], c: [], "é-_·": ["x"] },
        Message: "m",
        InnerException: { Message: "i" },
      };
      assert.equal(
        codec.encode("Error", value, xml),
        "<Error><InnerException><Message>i</Message></InnerException><Message>m</Message><ModelState><a.b>1 2&lt;</a.b><c></c><é-_·>x</é-_·></ModelState></Error>",
      );
      assert.equal(
        codec.encode("Error", { Message: "m", ModelState: {} }, xml),
        "<Error><Message>m</Message><ModelState /></Error>",
      );
    },
  },
  {
    name: "refuses names that XML 1.0 does not have, and markup in a name",
    run: (codec) => {
      for (const name of ["a b", "", "1a", "a:b", "a[0]", "a><b", "-a", "a\u0001", "\uD83D"]) {
        const [issue] = writeRefusal(codec, () => codec.encode("RunResponse", { runID: "r", [name]: "x" }, xml));
        assert.deepEqual(issue?.path, [name]);
      }
    },
  },
  {
    name: "encodes the names of an error's messages as XmlConvert does, and reads them back",
    run: (codec) => {
      for (const [name, encoded] of [
        ["a b", "a_x0020_b"],
        ["a[0].c", "a_x005B_0_x005D_.c"],
        ["1a", "_x0031_a"],
        ["a:b", "a_x003A_b"],
        ["_x0041_", "_x005F_x0041_"],
        ["größe", "größe"],
        ["x><", "x_x003E__x003C_"],
        ["_X0041_", "_X0041_"],
      ] as const) {
        const value = { Message: "m", ModelState: { [name]: ["t"] } };
        const text = `<Error><Message>m</Message><ModelState><${encoded}>t</${encoded}></ModelState></Error>`;
        assert.equal(codec.encode("Error", value, xml), text);
        assert.deepEqual(codec.decode("Error", text, xml), value);
      }
      for (const name of ["", "\uD83D"]) {
        const ModelState = { [name]: ["t"] };
        const [issue] = writeRefusal(codec, () => codec.encode("Error", { Message: "m", ModelState }, xml));
        assert.deepEqual(issue?.path, ["ModelState", name]);
      }
    },
  },
  {
    name: "writes members that an open type does not list after those that it lists, in the order of the value",
    run: (codec) => {
      const value = { zebra: null, runID: "r", error: "e", log: "a<b", count: -1.5, Upper: true };
      assert.equal(
        codec.encode("RunResponse", value, xml),
        document(
          "RunResponse",
          `<error>e</error><runID>r</runID><zebra i:nil="true" /><log>a&lt;b</log><count>-1.5</count><Upper>true</Upper>`,
        ),
      );
      for (const log of [{}, [], Number.NaN, 1n, () => "", Symbol("s"), "\uD83D"]) {
        const [issue] = writeRefusal(codec, () => codec.encode("RunResponse", { runID: "r", log }, xml));
        assert.deepEqual(issue?.path, ["log"]);
      }
    },
  },
  {
    name: "writes what it reads: text to the letter, among them a CR",
    run: (codec) => {
      const text = codec.encode("StartResponse", { error: " \r\n]]>&amp;\t", runID: "", started: true }, xml);
      assert.equal(errorIn(codec, text), " \r\n]]>&amp;\t");
      assert.equal(errorIn(codec, codec.encode("StartResponse", { error: "e", runID: "r", started: true }, xml)), "e");
      assert.equal(codec.encode("StartResponse", { error: "e", runID: "r", started: true }, xml), answer("e"));
    },
  },
  {
    name: "writes lists of any length in one piece",
    run: (codec) => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ status: `status ${index}`, totalRows: index }));
      const items = rows.map(
        ({ status, totalRows }) => `<Result><status>${status}</status><totalRows>${totalRows}</totalRows></Result>`,
      );
      assert.equal(codec.encode("ArrayOfResult", rows, xml), document("ArrayOfResult", items.join("")));
    },
  },
];
