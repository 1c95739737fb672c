import { createRepositoryCopy, type RepositoryCopy } from "../repository-copy.ts";
import { changeDescription } from "./change-description.ts";

const description = "openapi/starfish.v1.yaml";

/** A copy of this repository in which the description says more, and nothing else was edited. */
export async function createChangedRepository(): Promise<RepositoryCopy> {
  const copy = await createRepositoryCopy();
  await copy.write(description, changeDescription(await copy.read(description)));
  return copy;
}
