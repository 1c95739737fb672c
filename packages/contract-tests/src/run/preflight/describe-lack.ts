import type { Case } from "../../cases/case.ts";
import type { Contract } from "../../types.ts";
import { credentialsFor } from "../credentials.ts";
import { loginRequest } from "../requests.ts";
import { needsCredentials } from "../select-cases.ts";
import type { Target } from "../target.ts";

/** What is to be said where cases need credentials that nobody gave. Undefined where enough is given. */
export function describeLack(contract: Contract, target: Target, cases: readonly Case[]): string | undefined {
  const needy = cases.filter(needsCredentials);
  const token = target.token ?? (loginRequest(contract, target) === undefined ? undefined : "that is asked for");
  const isGiven = ({ operation }: Case): boolean =>
    credentialsFor(
      contract.operations.find(({ id }) => id === operation),
      "good",
      target,
      token,
    ) !== undefined;
  if (needy.length === 0 || needy.some(isGiven)) {
    return undefined;
  }
  const { password, username } = target;
  if ((username === undefined) !== (password === undefined)) {
    return `no ${username === undefined ? "user name: set STARFISH_USERNAME" : "password: set STARFISH_PASSWORD"} too, or STARFISH_TOKEN`;
  }
  return `no credentials: set ${waysOf(contract).join(", or ")}; --no-credentials judges the ${cases.length - needy.length} cases that need none`;
}

/** By the schemes of the description, the variables that hold what they ask for. */
function waysOf(contract: Contract): string[] {
  const kinds = new Set(contract.operations.flatMap(({ credentials }) => credentials.flat()).map(({ kind }) => kind));
  const pair = { baseUrl: "http://host.test", username: "u", password: "p" };
  const takesPassword = kinds.has("basic") || loginRequest(contract, pair) !== undefined;
  return [
    ...(kinds.has("bearer") || kinds.size === 0 ? ["STARFISH_TOKEN"] : []),
    ...(takesPassword ? ["STARFISH_USERNAME and STARFISH_PASSWORD"] : []),
    ...(kinds.has("key") ? ["STARFISH_API_KEY"] : []),
    ...(kinds.has("other") ? ["--header 'Name: value'"] : []),
  ];
}
