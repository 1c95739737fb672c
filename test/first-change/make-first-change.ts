import type { RepositoryCopy } from "../repository-copy.ts";
import { changeDescription } from "./change-description.ts";

const description = "openapi/starfish.v1.yaml";

/** Lets the description of a copy say more; nothing else is edited. */
export async function makeFirstChange(copy: RepositoryCopy): Promise<void> {
  await copy.write(description, changeDescription(await copy.read(description)));
}
