import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryMessage } from "../../datacontract/arbitrary-message.ts";
import { decodeXml, encodeXml } from "../../datacontract/codec.ts";
import { messageClasses } from "../../datacontract/message-classes.ts";
import { modelOf, readMessages } from "../../datacontract/message-model.ts";
import { complete, fromFrame, toFrame } from "../../datacontract/model-value.ts";

const { names, leftOut } = readMessages();

test("Every message with a DataContract is compared, or said.", () => {
  expect([...names, ...leftOut.map(({ name }) => name)]).toEqual(
    expect.arrayContaining([
      "execJobAsyncRequest",
      "execJobRequest",
      "execJobAsyncResponse",
      "execJobResponse",
      "ArrayOfresultsResponse",
    ]),
  );
  expect(names).toContain("execJobAsyncRequest");
});

test("The classes are the description's messages, with the members the other way round than in the XML.", () => {
  expect(messageClasses()).toContain(`    public class execJobAsyncResponse
    {
        public bool started { get; set; }
        public string runID { get; set; }
        public string error { get; set; }
    }
`);
});

test.each(names)("The client can write and read every generated value of %s.", (name) => {
  const model = modelOf(name);
  fc.assert(
    fc.property(arbitraryMessage(model), (value) => {
      const whole = complete(model, value);
      expect(decodeXml(name, encodeXml(name, whole))).toEqual(whole);
    }),
  );
});

test.each(names)("A value of %s comes out of its frame as it went in.", (name) => {
  const model = modelOf(name);
  fc.assert(
    fc.property(arbitraryMessage(model), (value) => {
      expect(fromFrame(toFrame(model, value))).toEqual(value);
    }),
  );
});

test("What did not arrive has the value that it has in a new object.", () => {
  const kinds = ["integer", "text", "moment", "boolean"] as const;
  const members = kinds.map((kind) => ({ name: kind, kind, nullable: false, required: false }));
  expect(complete({ isList: true, members }, [{}])).toEqual([
    { integer: 0, text: null, moment: "0001-01-01T00:00:00", boolean: false },
  ]);
});
