/**
 * `pnpm start`: sends the main job's own request, all ten members of it, through the client to the Prism mock in JSON, XML
 * and as a form, and shows the bytes; runs the job to its end in the sandbox; then judges the sandbox with every case.
 */
import { createClient, type ExecJobAsyncRequest, type RequestMediaType } from "@starfish-api/client";
import { createMock, type Exchange, judge, loadContract, withRecording } from "@starfish-api/contract-tests";
import { createSandbox } from "@starfish-api/sandbox";
import { renderExchange, renderHeading, renderLine } from "./start/render-exchange.ts";
import { runContractCommand } from "./start/run-contract-command.ts";

const mediaTypes: readonly RequestMediaType[] = [
  "application/json",
  "application/xml",
  "application/x-www-form-urlencoded",
];

const contract = loadContract();
const example = contract.operations.find(({ id }) => id === "executeJobAsync")?.request?.mediaTypes["application/json"]
  ?.examples["everyMember"] as ExecJobAsyncRequest;

const mock = await createMock({ contract });
for (const mediaType of mediaTypes) {
  console.log(renderHeading(`The client sends ${mediaType} to the mock`));
  const exchange = await startJob(mediaType);
  console.log(renderExchange(exchange, judge(contract, exchange)));
}
await mock.close();

console.log(renderHeading("The client runs a job to its end in the sandbox, in XML"));
const sandbox = createSandbox({ fast: true, tokens: ["an-example-token"] });
const client = createClient({
  baseUrl: "http://sandbox.test",
  credentials: { token: "an-example-token" },
  mediaType: "application/xml",
  fetch: withRecording(sandbox.fetch, (exchange) => console.log(renderLine(exchange, judge(contract, exchange)))),
});
for (const { status, totalRows, inserts, errors } of await client.runJob({ projectID: "a-project", jobID: "a-job" })) {
  console.log(`${status}: ${totalRows} rows, ${inserts} inserted, ${errors} with errors`);
}
await sandbox.close();

console.log(renderHeading("starfish-contract run: every case, against the sandbox"));
process.exitCode = await runContractCommand(["run", "--report", "html=reports/contract.html"]);

/** Starts the example's job through the client, and keeps what crossed the wire. */
async function startJob(mediaType: RequestMediaType): Promise<Exchange> {
  const exchanges: Exchange[] = [];
  const starter = createClient({
    baseUrl: "http://mock.test",
    credentials: { token: "an-example-token" },
    mediaType,
    fetch: withRecording(mock.fetch, (exchange) => exchanges.push(exchange)),
  });
  await starter.executeJobAsync(example);
  const [exchange] = exchanges;
  if (exchange === undefined) throw new Error("the client sent nothing");
  return exchange;
}
