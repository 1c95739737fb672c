// Starts a job with the generated client, waits for its end and prints its row.
import { createClient } from "./api/client";
import { executeJobAsync, getResults, requestToken } from "./api/sdk.gen";

declare const process: { readonly env: Record<string, string> };

const { STARFISH_URL, STARFISH_USER, STARFISH_PASSWORD, STARFISH_RUN_ID, STARFISH_ARGUMENT } = process.env;
const { STARFISH_JOB, STARFISH_PROJECT } = process.env;

const anonymous = createClient({ baseUrl: STARFISH_URL });
const { data: token } = await requestToken({
  client: anonymous,
  body: { grant_type: "password", username: STARFISH_USER, password: STARFISH_PASSWORD },
  throwOnError: true,
});

const client = createClient({ baseUrl: STARFISH_URL, auth: token.access_token });
const { data: answer } = await executeJobAsync({
  client,
  body: {
    argument: STARFISH_ARGUMENT,
    jobID: STARFISH_JOB,
    projectID: STARFISH_PROJECT,
    runID: STARFISH_RUN_ID,
    threadCount: "8",
  },
  throwOnError: true,
});
if (!answer.started) throw new Error(`not started: ${answer.error}`);

for (let attempt = 0; ; attempt++) {
  const { data: rows } = await getResults({ client, path: { id: STARFISH_RUN_ID }, throwOnError: true });
  const [row] = rows ?? [];
  if (row?.status === "Complete") {
    console.info(JSON.stringify({ runID: row.runID, status: row.status, totalRows: row.totalRows }));
    break;
  }
  if (attempt === 200) throw new Error("not ended");
  await new Promise((resolve) => setTimeout(resolve, 50));
}
