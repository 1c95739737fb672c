import assert from "node:assert/strict";
import { answer, type Check, type Codec, document, json, namespace, refusal, schemaInstance, xml } from "../check.ts";

const rest = "<runID>r</runID><started>true</started>";
const request = (content: string) =>
  document("StartRequest", `${content}<jobID>j</jobID><projectID>p</projectID><runID>r</runID>`);
const result = (content: string) => document("ArrayOfResult", `<Result>${content}</Result>`);
const nil = `i:nil="true"`;

/** Documents that are XML, but not the message. */
const refused: readonly (readonly [
  name: string,
  schema: Parameters<Codec["decode"]>[0],
  text: string,
  path: string,
])[] = [
  ["a root of another name", "StartResponse", document("RunResponse", rest), ""],
  ["a root in capitals", "StartResponse", document("ExecJobAsyncResponse", rest), ""],
  ["a root without a namespace", "StartResponse", `<StartResponse>${rest}</StartResponse>`, ""],
  ["a root in another namespace", "StartResponse", answer("").replace("http:", "https:").replace(namespace, "x"), ""],
  ["an error in a namespace", "Error", `<Error xmlns="${namespace}"><Message>m</Message></Error>`, ""],
  ["a root that is nil where there must be a value", "StartResponse", document("StartResponse", "", ` ${nil}`), ""],
  [
    "members without a namespace",
    "StartResponse",
    `<s:StartResponse xmlns:s="${namespace}">${rest}</s:StartResponse>`,
    "started",
  ],
  ["a missing member that must not be null", "StartResponse", document("StartResponse", "<error/><runID/>"), "started"],
  ["a missing member of an error", "Error", "<Error/>", "Message"],
  ["nil for a boolean", "StartResponse", document("StartResponse", `<error/><runID/><started ${nil}/>`), "started"],
  ["nil for a whole number", "ArrayOfResult", result(`<totalRows ${nil}/>`), "0.totalRows"],
  [
    "nil for a text that must not be null",
    "StartRequest",
    request("").replace("<runID>r</runID>", `<runID ${nil}/>`),
    "runID",
  ],
  ["nil for an item", "ArrayOfResult", document("ArrayOfResult", `<Result/><Result ${nil}/>`), "1"],
  ["nil with a text", "StartRequest", request(`<argument ${nil}>x</argument>`), "argument"],
  ["nil with white space", "StartRequest", request(`<argument ${nil}> </argument>`), "argument"],
  ["nil that is neither true nor false", "StartRequest", request(`<argument i:nil="yes"/>`), ""],
  ["a member twice", "StartRequest", request("<argument>1</argument><argument>2</argument>"), "argument"],
  ["a member twice, once nil", "StartRequest", request(`<argument>1</argument><argument ${nil}/>`), "argument"],
  [
    "a member twice with others between",
    "StartRequest",
    request("").replace("</jobID>", "</jobID><x/><jobID>k</jobID>"),
    "jobID",
  ],
  ["an unlisted member twice", "RunResponse", document("RunResponse", "<log>a</log><log>b</log><runID/>"), "log"],
  [
    "an entry of an error that is nil",
    "Error",
    `<Error xmlns:i="${schemaInstance}"><Message>m</Message><ModelState><a ${nil}/></ModelState></Error>`,
    "ModelState.a",
  ],
  [
    "an element in an entry of an error",
    "Error",
    "<Error><Message>m</Message><ModelState><a><b/></a></ModelState></Error>",
    "ModelState.a",
  ],
  [
    "text among the entries of an error",
    "Error",
    "<Error><Message>m</Message><ModelState>text</ModelState></Error>",
    "ModelState",
  ],
];

export const xmlValues: readonly Check[] = [
  ...refused.map(([name, schema, text, path]) => ({
    name: `refuses ${name}`,
    run: (codec: Codec) => {
      const issues = refusal(codec, () => codec.decode(schema, text, xml));
      assert.equal(issues.at(-1)?.path.join("."), path);
    },
  })),
  {
    name: "reads nil as null, by namespace and in all spellings of true",
    run: (codec) => {
      for (const attribute of [nil, `i:nil="1"`, "i:nil=' true\n'", `a:nil="true" xmlns:a="${schemaInstance}"`]) {
        const { argument } = codec.decode("StartRequest", request(`<argument ${attribute}/>`), xml);
        assert.equal(argument, null);
      }
    },
  },
  {
    name: "reads a nil that is false, has no prefix or is in another namespace as no nil",
    run: (codec) => {
      for (const attribute of [`i:nil="false"`, `i:nil="0"`, `nil="true"`, `a:nil="true" xmlns:a="other"`]) {
        const { argument } = codec.decode("StartRequest", request(`<argument ${attribute}/>`), xml);
        assert.equal(argument, "");
      }
    },
  },
  {
    name: "gives null for a missing member that is required and may be null, and nothing for one that is not required",
    run: (codec) => {
      const text = document("StartResponse", "<started>false</started>");
      assert.deepEqual(codec.decode("StartResponse", text, xml), { error: null, runID: null, started: false });
      assert.deepEqual(codec.decode("ArrayOfResult", result(""), xml), [{}]);
    },
  },
  {
    name: "reads members out of order, and reports each that stands too late",
    run: (codec) => {
      const issues: unknown[] = [];
      const content = "<runID>r</runID><error>e</error><started>1</started>";
      const text = document("StartResponse", content);
      const onUnordered = (issue: unknown) => issues.push(issue);
      const value = codec.decode("StartResponse", text, xml, { onUnordered });
      assert.deepEqual(value, { error: "e", runID: "r", started: true });
      const message = "the element stands after its place in the order";
      const offset = text.indexOf("<error>");
      assert.deepEqual(issues, [{ message, path: ["error"], offset, line: 1, column: offset + 1 }]);
    },
  },
  {
    name: "reports nothing of members in order, nor of an error's, which have none",
    run: (codec) => {
      const issues: unknown[] = [];
      const onUnordered = (issue: unknown) => issues.push(issue);
      codec.decode("StartResponse", answer("").replaceAll("><", "> <"), xml, { onUnordered });
      const text = "<Error><Message>m</Message><ExceptionMessage>e</ExceptionMessage></Error>";
      codec.decode("Error", text, xml, { onUnordered });
      assert.deepEqual(issues, []);
    },
  },
  {
    name: "ignores unknown members, and refuses them on request",
    run: (codec) => {
      const text = answer("e").replace("<runID>", "<zzz><y>1</y></zzz><runID>");
      assert.equal(codec.decode("StartResponse", text, xml).error, "e");
      const [issue] = refusal(codec, () => codec.decode("StartResponse", text, xml, { unknownMembers: "refuse" }));
      assert.deepEqual(issue?.path, ["zzz"]);
      const list = document("ArrayOfResult", "<zzz/>");
      assert.deepEqual(codec.decode("ArrayOfResult", list, xml), []);
      refusal(codec, () => codec.decode("ArrayOfResult", list, xml, { unknownMembers: "refuse" }));
    },
  },
  {
    name: "keeps the texts of members that an open type does not list, and refuses those with elements in them",
    run: (codec) => {
      const content = `<log>a&amp;b</log><none ${nil}/><other xmlns="o">x</other><runID>r</runID><value>7</value>`;
      const text = document("RunResponse", content);
      const expected = { log: "a&b", none: null, runID: "r", value: "7" };
      assert.deepEqual(codec.decode("RunResponse", text, xml), expected);
      const known = text.replaceAll(/<\/?other.*?>x?/g, "");
      assert.deepEqual(codec.decode("RunResponse", known, xml, { unknownMembers: "refuse" }), expected);
      refusal(codec, () => codec.decode("RunResponse", text.replace("a&amp;b", "<b/>"), xml));
    },
  },
  {
    name: "reads names that mean something to JavaScript as what they are: names",
    run: (codec) => {
      const text = document("RunResponse", "<__proto__>p</__proto__><constructor>c</constructor><runID>r</runID>");
      const value = codec.decode("RunResponse", text, xml);
      assert.deepEqual(Object.keys(value), ["runID", "__proto__", "constructor"]);
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
      const error = "<Error><Message>m</Message><ModelState><__proto__>p</__proto__></ModelState></Error>";
      const { ModelState = {} } = codec.decode("Error", error, xml);
      assert.deepEqual(Object.entries(ModelState), [["__proto__", ["p"]]]);
      assert.deepEqual(
        codec.decode("StartResponse", answer("e").replace("<runID>", "<__proto__/><toString/><runID>"), xml),
        {
          error: "e",
          runID: "r",
          started: true,
        },
      );
    },
  },
  {
    name: "reads an error's messages by name, those of one name in one list",
    run: (codec) => {
      const text =
        "<Error><Message>m</Message><ModelState><a.b>1 2</a.b><c/><a.b>3</a.b></ModelState><InnerException><Message>i</Message></InnerException></Error>";
      assert.deepEqual(codec.decode("Error", text, xml), {
        Message: "m",
        ModelState: { "a.b": ["1 2", "3"], c: [""] },
        InnerException: { Message: "i" },
      });
    },
  },
  {
    name: "passes over items in another namespace",
    run: (codec) => {
      const text = document("ArrayOfResult", `<Result/><Result xmlns="u"/><x:Result xmlns:x="${namespace}"/>`);
      assert.deepEqual(codec.decode("ArrayOfResult", text, xml), [{}, {}]);
      refusal(codec, () => codec.decode("ArrayOfResult", text, xml, { unknownMembers: "refuse" }));
    },
  },
  {
    name: "reads a list that is empty, and one that is not there",
    run: (codec) => {
      for (const text of [document("ArrayOfResult", ""), `<ArrayOfResult xmlns='${namespace}'/>`]) {
        assert.deepEqual(codec.decode("ArrayOfResult", text, xml), []);
      }
      assert.equal(codec.decode("ArrayOfResult", document("ArrayOfResult", "", ` ${nil}`), xml), null);
    },
  },
  {
    name: "tells all that is wrong with the values of a document at once, in XML as in JSON",
    run: (codec) => {
      const text = document("ArrayOfResult", "<Result><errors>x</errors><skips/></Result>".repeat(2));
      const paths = (body: string, mediaType: string) =>
        refusal(codec, () => codec.decode("ArrayOfResult", body, mediaType)).map(({ path }) => path);
      const expected = [
        [0, "errors"],
        [0, "skips"],
        [1, "errors"],
        [1, "skips"],
      ];
      assert.deepEqual(paths(text, xml), expected);
      assert.deepEqual(paths(`[{"errors":"x","skips":""},{"errors":"x","skips":""}]`, json), expected);
    },
  },
  {
    name: "stops after a hundred issues",
    run: (codec) => {
      const text = document("ArrayOfResult", "<Result><errors>x</errors></Result>".repeat(300));
      assert.equal(refusal(codec, () => codec.decode("ArrayOfResult", text, xml)).length, 100);
    },
  },
];
