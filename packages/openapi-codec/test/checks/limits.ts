import assert from "node:assert/strict";
import { answer, type Check, type Codec, document, form, json, refusal, xml } from "../check.ts";

const nested = (levels: number) => "<a>".repeat(levels) + "</a>".repeat(levels);
const errors = (levels: number) =>
  `${"<InnerException><Message>m</Message>".repeat(levels)}${"</InnerException>".repeat(levels)}`;
const rows = (count: number) => document("ArrayOfResult", "<Result/>".repeat(count));
const canonicalRow = (codec: Codec) =>
  codec.encode(
    "ArrayOfResult",
    [
      {
        deletes: 0,
        errors: 0,
        ignores: 0,
        inserts: 0,
        runID: null,
        runTime: null,
        skips: 0,
        startTime: "2026-01-02T03:04:05",
        status: null,
        totalRows: 0,
        updates: 0,
      },
    ],
    xml,
  );

export const limits: readonly Check[] = [
  {
    name: "refuses more levels than allowed, the root included: 256 when nothing is said",
    run: (codec) => {
      const read = (levels: number, maxDepth?: number) =>
        codec.decode("StartResponse", answer("").replace("<runID>", `${nested(levels)}<runID>`), xml, {
          maxDepth,
        });
      read(255);
      refusal(codec, () => read(256));
      refusal(codec, () => read(1_000_000));
      read(2, 3);
      refusal(codec, () => read(3, 3));
      refusal(codec, () => codec.decode("StartResponse", answer(""), xml, { maxDepth: 1 }));
      codec.decode("StartResponse", answer(""), xml, { maxDepth: 2 });
      refusal(codec, () => codec.decode("ArrayOfResult", canonicalRow(codec), xml, { maxDepth: 2 }));
      codec.decode("ArrayOfResult", canonicalRow(codec), xml, { maxDepth: 3 });
    },
  },
  {
    name: "refuses errors inside errors beyond the limit, in XML and in JSON",
    run: (codec) => {
      codec.decode("Error", `<Error><Message>m</Message>${errors(254)}</Error>`, xml);
      refusal(codec, () => codec.decode("Error", `<Error><Message>m</Message>${errors(100_000)}</Error>`, xml));
      const text = `${'{"Message":"m","InnerException":'.repeat(100_000)}{"Message":"m"}${"}".repeat(100_000)}`;
      refusal(codec, () => codec.decode("Error", text, json));
    },
  },
  {
    name: "refuses unknown members that nest too deep in JSON",
    run: (codec) => {
      const body = (levels: number) => `{"runID":"r","log":${"[".repeat(levels)}${"]".repeat(levels)}}`;
      codec.decode("RunResponse", body(255), json);
      refusal(codec, () => codec.decode("RunResponse", body(256), json));
      refusal(codec, () => codec.decode("RunResponse", body(100_000), json));
    },
  },
  {
    name: "refuses texts that are too long, in every form, as text and as bytes",
    run: (codec) => {
      for (const [schema, text, mediaType] of [
        ["StartResponse", answer(""), xml],
        ["StartResponse", `{"started":true}`, json],
        ["StartRequest", "runID=r&projectID=p&jobID=j", form],
      ] as const) {
        const bytes = new TextEncoder().encode(text);
        for (const body of [text, bytes]) {
          codec.decode(schema, body, mediaType, { maxLength: text.length });
          refusal(codec, () => codec.decode(schema, body, mediaType, { maxLength: text.length - 1 }));
        }
        const long = new Uint8Array(100).fill(0xff);
        const [issue] = refusal(codec, () => codec.decode(schema, long, mediaType, { maxLength: 30 }));
        assert.match(issue?.message ?? "", /^more than 30 UTF-16 units/);
      }
    },
  },
  {
    name: "refuses more than a thousand attributes of one tag",
    run: (codec) => {
      const text = (count: number) =>
        answer("").replace(
          "<error>",
          `<error${Array.from({ length: count }, (_, index) => ` a${index}=""`).join("")}>`,
        );
      codec.decode("StartResponse", text(1000), xml);
      refusal(codec, () => codec.decode("StartResponse", text(1001), xml));
    },
  },
  {
    name: "refuses more items than allowed where nothing wraps them",
    run: (codec) => {
      const text = `<order xmlns="urn:orders" id="1"><mark/><line><item/></line><mark/><mark/></order>`;
      codec.plain.decode("Order", text, xml, { maxItems: 3 });
      refusal(codec, () => codec.plain.decode("Order", text, xml, { maxItems: 2 }));
      const lists = "<Lists><kept/><a>1</a><a>2</a><a>3</a></Lists>";
      codec.plain.decode("Lists", lists, xml, { maxItems: 3 });
      refusal(codec, () => codec.plain.decode("Lists", lists, xml, { maxItems: 2 }));
    },
  },
  {
    name: "refuses more items than allowed, however they are written",
    run: (codec) => {
      const canonical = canonicalRow(codec);
      const row = canonical.slice(canonical.indexOf("<Result>"), canonical.lastIndexOf("</Array"));
      const canonicals = canonical.replace(row, row.repeat(3));
      for (const [text, mediaType] of [
        [rows(3), xml],
        [canonicals, xml],
        ["[{},{},{}]", json],
      ] as const) {
        assert.equal(codec.decode("ArrayOfResult", text, mediaType, { maxItems: 3 })?.length, 3);
        refusal(codec, () => codec.decode("ArrayOfResult", text, mediaType, { maxItems: 2 }));
      }
    },
  },
  {
    name: "refuses more than a million items when nothing is said",
    run: (codec) => {
      refusal(codec, () => codec.decode("ArrayOfResult", `[${"{},".repeat(1_000_000)}{}]`, json));
    },
  },
  {
    name: "refuses more names in a map than allowed, in XML, in JSON and in a form",
    run: (codec) => {
      for (const [schema, text, mediaType] of [
        ["Error", "<Error><Message/><ModelState><a/><b/><a/></ModelState></Error>", xml],
        ["Error", `{"Message":"","ModelState":{"a":[],"b":[],"c":[]}}`, json],
        ["TokenRequest", "grant_type=password&username=u&password=p", form],
      ] as const) {
        codec.decode(schema, text, mediaType, { maxItems: 3 });
        refusal(codec, () => codec.decode(schema, text, mediaType, { maxItems: 2 }));
      }
    },
  },
  {
    name: "does not take a limit that limits nothing",
    run: (codec) => {
      for (const name of ["maxDepth", "maxLength", "maxItems"]) {
        for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
          for (const [text, mediaType] of [
            [answer(""), xml],
            [`{"started":true}`, json],
          ] as const) {
            assert.throws(
              () => codec.decode("StartResponse", text, mediaType, { [name]: value }),
              codec.InvalidOptionError,
            );
          }
        }
      }
      assert.throws(() => codec.decode("StartResponse", answer(""), xml, { maxDepth: 1001 }), codec.InvalidOptionError);
    },
  },
];
