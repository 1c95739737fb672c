import assert from "node:assert/strict";
import { answer, type Check, document, form, json, refusal, writeRefusal, xml } from "../check.ts";

const ids = { jobID: "j", projectID: "p", runID: "r" };

export const bodies: readonly Check[] = [
  {
    name: "writes a request by its operation, in each media type that it describes",
    run: (codec) => {
      assert.equal(codec.encodeBody("start", ids, json), JSON.stringify(ids));
      assert.equal(codec.encodeBody("start", ids, form), "jobID=j&projectID=p&runID=r");
      const text = document("StartRequest", "<jobID>j</jobID><projectID>p</projectID><runID>r</runID>");
      assert.equal(codec.encodeBody("start", ids, "application/xml; charset=utf-8"), text);
      const [issue] = writeRefusal(codec, () => codec.encodeBody("start", {}, json));
      assert.deepEqual(issue?.path, ["jobID"]);
    },
  },
  {
    name: "reads an answer by its status: exactly, by its class, by default",
    run: (codec) => {
      const started = { error: "e", runID: "r", started: true };
      assert.deepEqual(codec.decodeBody("start", 200, answer("e"), xml), started);
      assert.deepEqual(codec.decodeBody("start", 202, `{"runID":"r"}`, json), { runID: "r" });
      for (const status of [302, 400, 500]) {
        assert.deepEqual(codec.decodeBody("start", status, `{"Message":"m"}`, json), { Message: "m" });
        refusal(codec, () => codec.decodeBody("start", status, JSON.stringify(started), json));
      }
    },
  },
  {
    name: "reads an answer by a range of media types where there is no exact one",
    run: (codec) => {
      assert.deepEqual(
        codec.decodeBody("start", 500, "<Error><Message>m</Message></Error>", "text/xml; charset=utf-8"),
        {
          Message: "m",
        },
      );
    },
  },
  {
    name: "says which operations there are, and what an operation describes",
    run: (codec) => {
      const error = (message: RegExp) => ({ name: "InvalidOptionError", message });
      assert.throws(
        () => codec.encodeBody("stop", {}, json),
        error(/no operation stop; there are start, results, token/),
      );
      assert.throws(() => codec.encodeBody("constructor", {}, json), error(/no operation constructor/));
      assert.throws(
        () => codec.encodeBody("start", ids, "text/csv"),
        error(/text\/csv; it describes application\/json/),
      );
      assert.throws(() => codec.decodeBody("token", 500, "{}", json), error(/an answer 500 of token/));
      assert.throws(() => codec.encodeBody("results", {}, json), error(/a request of results/));
    },
  },
  {
    name: "refuses a table of another version, and says what to do",
    run: ({ module, createTable }) => {
      const table = createTable({ openapi: "3.1.0", info: {}, components: { schemas: { A: { type: "string" } } } });
      assert.equal(module.encode(table, "A", "x", json), `"x"`);
      const older = { ...table, version: 0 as never };
      const error = { name: "InvalidOptionError", message: /version 0, .* version 1: generate it again/ };
      assert.throws(() => module.encode(older, "A", "x", json), error);
      assert.throws(() => module.decode(older, "A", `"x"`, json), error);
    },
  },
];
