import { type ActionResult, ControllerFailure, type Controllers } from "../src/server/server.ts";
import type { Model, Value } from "../src/wire/contract.ts";
import type { Answer, Bound } from "../src/wire/messages.ts";

type Row = NonNullable<Answer<"getResults">>[number];

const row = (runID: string | null, changes: Row = {}): Row => ({
  runID,
  startTime: "2024-01-02T03:04:05.67",
  runTime: "00:00:12.5",
  status: "Complete",
  totalRows: 10,
  inserts: 4,
  updates: 3,
  deletes: 0,
  errors: 1,
  skips: 1,
  ignores: 1,
  ...changes,
});

/** The rows that the captured server had under ids of its own. */
const namedRows: Readonly<Record<string, readonly Row[] | null>> = {
  empty: [],
  nothing: null,
  kinds: [
    row("kinds"),
    row("kinds", { startTime: "2024-01-02T03:04:05", status: "" }),
    row("kinds", { startTime: "2024-01-02T03:04:05.67Z", status: "a<b&c>\"'é" }),
    row("kinds", { startTime: "2024-01-02T03:04:05.1234567+00:00", runTime: null, status: null }),
    row("kinds", { startTime: "2024-07-02T03:04:05+00:00", status: " x " }),
    row("kinds", { startTime: "0001-01-01T00:00:00", status: "tab\there\nnl\r\ncrlf" }),
    row("kinds", { startTime: "9999-12-31T23:59:59.9999999", status: "😀" }),
  ],
  control: [row("control"), row("control", { startTime: "2024-01-02T00:00:00", status: "bad\u0001char" })],
};

/** The controllers of the captured server, as far as its answers show them; `bound` gets what they were given. */
export function createCapturedControllers(bound: (model: Model) => void): Controllers {
  const start = (model: Bound<"executeJobAsync">): ActionResult<"executeJobAsync"> => {
    bound(model);
    const fails = model.argument === "fail";
    return {
      kind: "message",
      model: {
        runID: textOf(model.runID),
        started: !fails,
        error: fails ? 'Job not found <&> "x" é' : null,
      },
    };
  };
  return {
    executeJobAsync: async (model) => start(model),
    executeJob: async (model) => {
      bound(model);
      const outcome = { runTime: "00:00:01", totalRows: 3, inserts: 1, updates: 1, errors: 0, ignores: 0, error: null };
      const runID = textOf(model.runID);
      return { kind: "message", model: { ...row(runID), ...outcome, runID } };
    },
    webhook: async ({ instance, projectID, jobID, argument }) => ({
      kind: "message",
      model: {
        runID: "00000000-0000-0000-0000-000000000000",
        started: true,
        error: `instance=${instance ?? ""} projectid=${projectID ?? ""} jobid=${jobID ?? ""} argument=${argument}`,
      },
    }),
    results: async (id) => {
      if (id === "missing") {
        return { kind: "notFound" };
      }
      if (id === "boom") {
        throw new ControllerFailure("boom");
      }
      return {
        kind: "list",
        models: id !== null && Object.hasOwn(namedRows, id) ? (namedRows[id] ?? null) : [row(id)],
      };
    },
  };
}

function textOf(value: Value): string | null {
  return typeof value === "string" ? value : null;
}
