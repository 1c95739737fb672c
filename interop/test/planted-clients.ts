import type { MediaType } from "../language.ts";
import type { Program, ProgramEnvironment } from "../try-client.ts";

/** What a planted client does in another way than a good one. */
export interface Mistakes {
  readonly mediaType: MediaType;
  readonly withoutToken?: boolean;
  /** How often the job is started. */
  readonly starts?: number;
  /** The order of the members. */
  readonly order?: readonly string[];
  readonly totalRows?: number;
}

const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
const rightOrder = ["argument", "jobID", "projectID", "runID"];

/** A client by hand: good, but for its mistakes. */
export function plantClient({ mediaType, withoutToken, starts = 1, order = rightOrder, totalRows }: Mistakes): Program {
  return async (told) => {
    const url = told.STARFISH_URL;
    const headers = { accept: mediaType, ...(withoutToken ? {} : { authorization: `Bearer ${await token(told)}` }) };
    for (let start = 0; start < starts; start++) {
      const response = await fetch(`${url}/v1/ExecuteJobAsync`, {
        method: "POST",
        headers: { ...headers, "content-type": mediaType },
        body: write(told, mediaType, order),
      });
      if (!response.ok) throw new Error(`not started: ${response.status}`);
    }
    for (;;) {
      const response = await fetch(`${url}/v1/Results/${told.STARFISH_RUN_ID}`, { headers });
      const text = await response.text();
      if (!response.ok) throw new Error(`no results: ${response.status}`);
      if (text.includes("Complete")) {
        const rows = totalRows ?? Number(/totalRows[">:]+(\d+)/.exec(text)?.[1]);
        return JSON.stringify({ runID: told.STARFISH_RUN_ID, status: "Complete", totalRows: rows });
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
}

async function token({ STARFISH_URL, STARFISH_USER, STARFISH_PASSWORD }: ProgramEnvironment): Promise<string> {
  const response = await fetch(`${STARFISH_URL}/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", username: STARFISH_USER, password: STARFISH_PASSWORD }),
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}

function write(told: ProgramEnvironment, mediaType: MediaType, order: readonly string[]): string {
  const values: Readonly<Record<string, string>> = {
    argument: told.STARFISH_ARGUMENT,
    jobID: told.STARFISH_JOB,
    projectID: told.STARFISH_PROJECT,
    runID: told.STARFISH_RUN_ID,
  };
  if (mediaType === "application/json") return JSON.stringify(values);
  const escapeText = (text = ""): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const members = order.map((name) => `<${name}>${escapeText(values[name])}</${name}>`).join("");
  return `<execJobAsyncRequest xmlns="${namespace}">${members}</execJobAsyncRequest>`;
}
