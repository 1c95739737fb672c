import assert from "node:assert/strict";
import { type Check, form, refusal, writeRefusal } from "../check.ts";

const ids = { jobID: "j", projectID: "p", runID: "r" };
const request = (rest: string) => `runID=r&projectID=p&jobID=j${rest}`;

export const formChecks: readonly Check[] = [
  {
    name: "writes null as an empty value, and reads it back",
    run: (codec) => {
      const text = codec.encode("StartRequest", { ...ids, argument: null }, form);
      assert.equal(text, "jobID=j&projectID=p&runID=r&argument=");
      assert.deepEqual(codec.decode("StartRequest", text, form), { ...ids, argument: null });
    },
  },
  {
    name: "refuses to write blank text that would arrive as null, but not a blank password",
    run: (codec) => {
      for (const argument of ["", " ", "\t\u0085"]) {
        const [issue] = writeRefusal(codec, () => codec.encode("StartRequest", { ...ids, argument }, form));
        assert.deepEqual(issue?.path, ["argument"]);
      }
      const token = { grant_type: "password", username: "", password: " " } as const;
      assert.deepEqual(codec.decode("TokenRequest", codec.encode("TokenRequest", token, form), form), token);
    },
  },
  {
    name: "reads booleans in any case, and whole numbers in decimal and hexadecimal digits",
    run: (codec) => {
      const read = (text: string) => codec.decode("StartRequest", request(text), form);
      for (const text of ["true", "TRUE", "True", "+true%20"]) assert.equal(read(`&chainJobs=${text}`).chainJobs, true);
      assert.equal(read("&chainJobs=false").chainJobs, false);
      for (const text of ["3", "03", "+3", "%203%20", "0x3", "0X3"])
        assert.equal(read(`&loggingLevel=${text}`).loggingLevel, 3);
      assert.ok(Object.is(read("&loggingLevel=-0").loggingLevel, 0));
      for (const text of [
        "chainJobs=1",
        "chainJobs=",
        "chainJobs=yes",
        "loggingLevel=",
        "loggingLevel=1e2",
        "loggingLevel=2147483648",
        "loggingLevel=1.0",
        "loggingLevel=0x",
        "loggingLevel=-0x1",
      ]) {
        const [issue] = refusal(codec, () => read(`&${text}`));
        assert.deepEqual(issue?.path, [text.split("=")[0]]);
      }
    },
  },
  {
    name: "reads names without regard to case, and the first of several",
    run: (codec) => {
      const value = codec.decode("StartRequest", "RUNID=r&runID=s&ProjectId=p&jobid=j&argument=1&Argument=2", form);
      assert.deepEqual(value, { ...ids, argument: "1" });
    },
  },
  {
    name: "ignores unknown names, refuses them on request, and keeps them where the type is open",
    run: (codec) => {
      assert.deepEqual(codec.decode("StartRequest", request("&zzz=1&__proto__=2"), form), ids);
      const options = { unknownMembers: "refuse" } as const;
      const [issue] = refusal(codec, () => codec.decode("StartRequest", request("&zzz=1"), form, options));
      assert.deepEqual(issue?.path, ["zzz"]);
      const value = codec.decode("TokenError", "error=e&__proto__=p", form, options);
      assert.deepEqual(Object.entries(value), [
        ["error", "e"],
        ["__proto__", "p"],
      ]);
    },
  },
  {
    name: "gives null for what is required, missing and may be null, and refuses what else is missing",
    run: (codec) => {
      assert.deepEqual(codec.decode("RunResponse", "", form), { runID: null });
      const issues = refusal(codec, () => codec.decode("StartRequest", "runID=r", form));
      assert.deepEqual(
        issues.map(({ path }) => path),
        [["jobID"], ["projectID"]],
      );
    },
  },
  {
    name: "takes no message that is more than single values",
    run: (codec) => {
      assert.throws(() => codec.encode("ArrayOfResult", [], form), codec.InvalidOptionError);
      assert.throws(() => codec.decode("Error", "Message=m", form), codec.InvalidOptionError);
    },
  },
];
