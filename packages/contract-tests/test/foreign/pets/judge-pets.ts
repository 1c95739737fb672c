import { loadContract, runContract } from "../../../src/index.ts";
import type { Report } from "../../../src/report/report.ts";
import { serve } from "../../proxy/serve.ts";
import { patient } from "../../run/targets.ts";
import { description } from "./description.ts";
import { createPets, credentials, type Habits } from "./server.ts";

export const contract = loadContract(description);

/** What the kit says of such a server, of some of its operations and cases or of all. */
export async function judgePets(habits: Habits, operations: readonly string[] = [], cases = "*"): Promise<Report> {
  const { url } = await serve(createPets(habits));
  return runContract(
    { baseUrl: url, allowDelete: true, timeLimits: patient, ...credentials },
    { contract, examples: 1, selection: { operations, cases: [cases] } },
  );
}
