import { describe, expect, test } from "vitest";
import { runFaults } from "./run-faults.ts";

const compiler = process.env["CC_PATH"] ?? "";

describe("a client whose system calls fail, each with some errors and at every call", () => {
  test("starts no job twice, tells nothing that is not so, and never hangs", async () => {
    const reports = await runFaults({ compiler, extent: "some" });
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    expect(reports.filter(({ calls }) => calls === 0).map(({ fault }) => fault)).toEqual([]);
  });

  test("is found out where it takes an error's code for proof that nothing was sent", async () => {
    const reports = await runFaults({ compiler, extent: "some", plant: "by-code" });
    const found = reports.filter(({ problems }) => problems.some((problem) => problem.includes("started 2 times")));
    expect(found.map(({ fault }) => `${fault.name} ${fault.error}`)).toEqual(
      expect.arrayContaining(["read ECONNREFUSED", "read EHOSTUNREACH", "write ENETUNREACH"]),
    );
  });
});
