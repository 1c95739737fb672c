import type { Case, CaseContext } from "../cases/case.ts";
import type { Question } from "../observations/question.ts";
import type { Contract, Issue, Operation, OperationMatch } from "../types.ts";
import { accessCases } from "./cases/access-cases.ts";
import { profileCases } from "./cases/profile-cases.ts";
import { fittingExample } from "./fitting-example.ts";
import { nameRun } from "./name-run.ts";
import { questions } from "./observations/questions.ts";
import { validationProbe } from "./validation-probe.ts";

/** What is known of an API beyond its description. */
export interface Profile {
  /** The cases of the operations that it knows. */
  readonly cases: (context: CaseContext) => Case[];
  /** Of every operation that asks for a token: requests without one, with a wrong one, and by other methods. */
  readonly accessCases: (context: CaseContext) => Case[];
  /** What nobody knows of the vendor's server and a run can show. */
  readonly questions: readonly Question[];
  /** The operation and a body that only a server that validates refuses with 400, whatever its state. */
  readonly validationProbe: (
    contract: Contract,
  ) => { readonly operation: Operation; readonly body: string } | undefined;
  /** The name of the example of an error that fits what is wrong with a body. */
  readonly fittingExample: (operation: Operation, issues: readonly Issue[]) => string | undefined;
  /** An example's answer, about what the caller names. */
  readonly nameAnswer: (match: OperationMatch, sent: unknown, answer: unknown) => unknown;
}

const starfish: Profile = {
  cases: profileCases,
  accessCases,
  questions,
  validationProbe,
  fittingExample,
  nameAnswer: nameRun,
};

/**
 * The profile of a description: that of StarfishETL where its extension words are there, `x-starts-job` at an operation
 * and `x-terminal` at a status. Undefined for every other API, of which nothing is known but what its description says.
 */
export function findProfile(contract: Contract): Profile | undefined {
  const known = isStarfish.get(contract.schemas) ?? saysSo(contract);
  isStarfish.set(contract.schemas, known);
  return known ? starfish : undefined;
}

/** Every check of every exchange asks. */
const isStarfish = new WeakMap<Contract["schemas"], boolean>();

function saysSo({ operations, schemas }: Contract): boolean {
  const startsJobs = operations.some(({ startsJob }) => startsJob === true);
  const endsRuns = Object.values(schemas).some(({ properties = {} }) =>
    Object.values(properties).some((property) => typeof property === "object" && "x-terminal" in property),
  );
  return startsJobs && endsRuns;
}
