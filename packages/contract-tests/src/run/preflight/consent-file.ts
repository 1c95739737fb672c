import { isAbsolute, join } from "node:path";
import type { Variables } from "../../variables.ts";

/**
 * Where agreements are remembered: in the state folder of the XDG base directories, for which a variable that is empty or
 * relative counts as missing. A file of the folder in which the kit is used would be anybody's who gives one a repository.
 */
export function consentFileOf({ XDG_STATE_HOME: state = "" }: Variables, home: string): string {
  const folder = isAbsolute(state) ? state : join(home, ".local", "state");
  return join(folder, "starfish-contract", "hosts.json");
}
