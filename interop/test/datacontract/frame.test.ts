import fc from "fast-check";
import { expect, test } from "vitest";
import { createFrameReader, encodeValue, type FrameValue } from "../../datacontract/frame.ts";

const { value: anyValue } = fc.letrec<{ value: FrameValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.record({ moment: fc.string() }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

test("Every value comes out of a frame as it went in.", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(createFrameReader(encodeValue(value)).value()).toEqual(value);
    }),
  );
});

test("Half of a surrogate pair comes out as it went in.", () => {
  expect(createFrameReader(encodeValue("a\uD800b")).value()).toBe("a\uD800b");
});

test("A tag that no value has is refused.", () => {
  expect(() => createFrameReader(Buffer.from([99])).value()).toThrow(/tag 99/);
});
