/**
 * The same job in XML: the members in the server's order, an Accept that asks for XML too, and a character that XML
 * cannot carry.
 */
import { createClient, EncodeError } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";

const sandbox = createSandbox({ fast: true });
const starfish = createClient({
  credentials: { username: "ada@example.com", password: "correct horse & battery" },
  mediaType: "application/xml",
  fetch: async (request) => {
    const response = await sandbox.fetch(request.clone());
    if (request.url.endsWith("/v1/ExecuteJobAsync")) {
      console.log(`sent:     ${await request.text()}`);
      console.log(`answered: ${await response.clone().text()}`);
    }
    return response;
  },
});

// The server reads XML only forwards: `argument` after `chainJobs` would be lost, and the job would run unfiltered.
const rows = await starfish.runJob({
  projectID: "crm",
  jobID: "contacts",
  chainJobs: false,
  argument: "Name = 'Müller & Söhne' AND Size < 5",
});
console.log(`${rows[0]?.status}: ${rows[0]?.totalRows} rows`);

try {
  await starfish.executeJobAsync({ projectID: "crm", jobID: "contacts", argument: "one\u0001two" });
} catch (error) {
  if (error instanceof EncodeError === false) throw error;
  console.log(`not sent: ${error.message}`);
}
await sandbox.close();
