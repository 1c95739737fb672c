import { held, notApplicable, notChecked, violated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const startErrorHasText: Check = {
  id: "start-error-has-text",
  why: "An empty error says that something went wrong and not what; nothing wrong is null.",
  fix: "Send a null error where nothing went wrong, and a reason with every job that did not start.",
  blame: "server",
  evidence: "observed",
  rule: ({ response: { body }, status }) => {
    if (status !== 200 || body.kind === "none" || body.kind === "free") {
      return notApplicable("the answer is not about a start");
    }
    if (body.kind !== "read") {
      return notChecked(body.reason);
    }
    const { value } = body;
    if (typeof value !== "object" || value === null || !("started" in value) || !("error" in value)) {
      return notApplicable("the answer is not about a start");
    }
    const isRight = value.error === null ? value.started !== false : value.error !== "";
    return isRight
      ? held
      : violated(
          "The error does not fit the start",
          "null or a reason",
          `${value.started} with ${JSON.stringify(value.error)}`,
        );
  },
};
