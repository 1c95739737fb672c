/**
 * `pnpm start`: runs the main job's own request, all ten members of it, through the client against the mock in JSON, XML
 * and as a form, shows the bytes, then runs the contract suite and ends with a table of its verdicts.
 */
import { createClient, type ExecJobAsyncRequest, type RequestMediaType } from "@starfish-api/client";
import { createMock, type Exchange, judge, loadContract, withRecording } from "@starfish-api/contract-tests";
import { runContractSuite } from "./start/contract-suite.ts";
import { renderExchange, renderHeading } from "./start/render-exchange.ts";
import { renderTable } from "./start/render-table.ts";

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
  console.log(renderHeading(mediaType));
  const exchange = await runJob(mediaType);
  console.log(renderExchange(exchange, judge(contract, exchange)));
}
await mock.close();

console.log(renderHeading("The contract suite: every operation, every media type there and back"));
const results = await runContractSuite();
console.log(renderTable(results));
process.exitCode = results.failed === 0 ? 0 : 1;

/** Starts the example's job through the client, and keeps what crossed the wire. */
async function runJob(mediaType: RequestMediaType): Promise<Exchange> {
  const exchanges: Exchange[] = [];
  const client = createClient({
    baseUrl: "http://mock.test",
    credentials: { token: "an-example-token" },
    mediaType,
    fetch: withRecording(mock.fetch, (exchange) => exchanges.push(exchange)),
  });
  await client.executeJobAsync(example);
  const [exchange] = exchanges;
  if (exchange === undefined) throw new Error("the client sent nothing");
  return exchange;
}
