import assert from "node:assert/strict";
import { type Check, json, refusal, writeRefusal, xml } from "../check.ts";

export const unions: readonly Check[] = [
  {
    name: "tells branches apart by an element, wherever it stands, and by each of its words",
    run: ({ plain }) => {
      for (const [text, value] of [
        ["<pet><lives>9</lives><kind>kitten</kind></pet>", { kind: "kitten", lives: 9 }],
        ["<pet><kind>cat</kind><lives>7</lives></pet>", { kind: "cat", lives: 7 }],
        [
          "<pet><x><kind>cat</kind></x><!-- --><barks>1</barks><kind>d<![CDATA[og]]></kind></pet>",
          { kind: "dog", barks: true },
        ],
        [`<pet><kind xmlns="u">dog</kind><kind>cat</kind><lives>1</lives></pet>`, { kind: "cat", lives: 1 }],
        [`<pet kind="dog"><kind>cat</kind><lives>1</lives></pet>`, { kind: "cat", lives: 1 }],
      ] as const) {
        assert.deepEqual(plain.decode("Pet", text, xml), value);
      }
      assert.equal(
        plain.encode("Pet", { kind: "kitten", lives: 9 }, xml),
        "<pet><lives>9</lives><kind>kitten</kind></pet>",
      );
    },
  },
  {
    name: "tells branches apart by an attribute",
    run: ({ plain }) => {
      const text = `<Shape type="Square"><side>2</side></Shape>`;
      assert.equal(plain.encode("Shape", { type: "Square", side: 2 }, xml), text);
      assert.deepEqual(plain.decode("Shape", text, xml), { type: "Square", side: 2 });
      assert.deepEqual(plain.decode("Shape", `<Shape type='Circle'><radius>1</radius></Shape>`, xml), {
        type: "Circle",
        radius: 1,
      });
    },
  },
  {
    name: "tells branches apart whose discriminators have other names, also where one's name is the other's object",
    run: ({ plain }) => {
      const car = { sort: "car", wheels: 4 };
      const boat = { sort: "boat", type: { name: "boat" } };
      for (const value of [car, boat, { sort: "boat" }]) {
        assert.deepEqual(plain.decode("Vehicle", plain.encode("Vehicle", value, xml), xml), value);
      }
      for (const type of ["<type><name>boat</name></type>", "<type>\n<!-- --><name>boat</name>\n</type>"]) {
        assert.deepEqual(plain.decode("Vehicle", `<vehicle>${type}<sort>boat</sort></vehicle>`, xml), boat);
      }
    },
  },
  {
    name: "refuses a discriminator that is missing, unknown, empty or in another namespace",
    run: (codec) => {
      for (const text of [
        "<pet/>",
        "<pet><lives>9</lives></pet>",
        "<pet><kind>cow</kind></pet>",
        "<pet><kind/></pet>",
        `<pet><kind xmlns="u">dog</kind></pet>`,
        `<pet kind="dog"/>`,
      ]) {
        refusal(codec, () => codec.plain.decode("Pet", text, xml));
      }
      for (const text of ["<Shape><type>Circle</type><radius>1</radius></Shape>", `<Shape type=""/>`]) {
        refusal(codec, () => codec.plain.decode("Shape", text, xml));
      }
    },
  },
  {
    name: "refuses what stands after a discriminator as it would without one",
    run: (codec) => {
      for (const content of ["<barks>1</barks", "<x>", "&", "<barks/>", "<barks>1</barks><barks>1</barks>"]) {
        refusal(codec, () => codec.plain.decode("Pet", `<pet><kind>dog</kind>${content}</pet>`, xml));
      }
    },
  },
  {
    name: "refuses values of no branch, in JSON and in XML, and says what the discriminator may be",
    run: (codec) => {
      for (const mediaType of [json, xml]) {
        for (const value of [{}, { kind: "cow" }, { kind: 1 }, null, [], "cat", { lives: 9 }]) {
          writeRefusal(codec, () => codec.plain.encode("Pet", value, mediaType));
        }
        const [issue] = writeRefusal(codec, () => codec.plain.encode("Pet", { kind: "cow" }, mediaType));
        assert.deepEqual([issue?.path, issue?.message], [["kind"], "expected one of cat, kitten, dog"]);
      }
      const [issue] = refusal(codec, () => codec.plain.decode("Pet", `{"kind":"cat"}`, json));
      assert.deepEqual(issue?.path, ["lives"]);
    },
  },
  {
    name: "tells branches without a discriminator apart by their kinds in JSON",
    run: (codec) => {
      for (const value of ["x", 5]) {
        const text = codec.plain.encode("Untold", value, json);
        assert.deepEqual(codec.plain.decode("Untold", text, json), value);
      }
      for (const text of ["true", "null", "1.5", "{}", "[]"]) {
        refusal(codec, () => codec.plain.decode("Untold", text, json));
      }
    },
  },
  {
    name: "reads a discriminator by a getter once",
    run: ({ plain }) => {
      let reads = 0;
      const value = Object.defineProperty({}, "kind", {
        enumerable: true,
        get: () => (reads++ === 0 ? "dog" : "cow"),
      });
      assert.equal(plain.encode("Pet", value, json), `{"kind":"dog"}`);
    },
  },
];
