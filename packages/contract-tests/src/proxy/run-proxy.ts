import { closeSync, openSync, writeSync } from "node:fs";
import process from "node:process";
import type { ListenOptions } from "../mock/listen.ts";
import { aboutTarget } from "../report/about-target.ts";
import { docsPage } from "../report/docs-page.ts";
import type { WantedReports } from "../report/parse-reports.ts";
import { writeCauses } from "../report/terminal/write-verdict.ts";
import { writeAnnotations } from "../report/write-annotations.ts";
import { writeNotes } from "../report/write-notes.ts";
import { writeReports } from "../report/write-reports.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract } from "../types.ts";
import { checkWritable } from "../write-into-folder.ts";
import { createProxy } from "./create-proxy.ts";
import type { ProxiedExchange } from "./judge-passage.ts";
import { createLiveTable, type Screen } from "./live-table.ts";
import { createTrafficReport } from "./traffic-report.ts";

export interface RunProxyOptions extends ListenOptions {
  readonly upstream: string;
  /** Default: the published one. */
  readonly contract?: Contract;
  /** Gets one JSON object for each exchange, a line each, as they come. Default: none is written. */
  readonly json?: string;
  /** Written at the end, as those of a run. Default: none. */
  readonly reports?: WantedReports;
}

/** 0: every exchange that was judged was right. 1: there were findings. 2: the kit failed at an exchange. */
export type ProxyExitCode = 0 | 1 | 2;

/**
 * Runs a proxy until `stop` settles, and shows on the screen what it sees.
 *
 * @throws {KitError} when the upstream is not a usable address. Rejects when the port or the file cannot be had.
 */
export async function runProxy(
  { upstream, contract = loadContract(), json, reports = noReports, ...where }: RunProxyOptions,
  screen: Screen,
  stop: Promise<unknown>,
): Promise<ProxyExitCode> {
  for (const { file } of reports.files) {
    checkWritable(file);
  }
  let exitCode: ProxyExitCode = 0;
  const table = createLiveTable(screen);
  const start = Date.now();
  const traffic = createTrafficReport({ ...aboutTarget(contract, addressOf(upstream), start), strict: false });
  const file = json === undefined ? undefined : openSync(json, "w");
  const proxy = createProxy({
    upstream,
    contract,
    onJudgement: (exchange) => {
      exitCode = worse(exitCode, exchange);
      table.add(exchange);
      traffic.add(exchange);
      if (file !== undefined) {
        writeSync(file, `${JSON.stringify(toLine(exchange))}\n`);
      }
    },
  });
  const listener = await proxy.listen(where);
  screen.write(`The proxy listens on ${listener.url} and asks ${upstream}\n`);
  await stop;
  await listener.close();
  const report = traffic.build(Date.now() - start);
  table.end(
    writeCauses(report, { paint: (_, text) => text, columns: 100, docsOf: (check) => docsPage(check, process.cwd()) }) +
      writeNotes(report),
  );
  if (file !== undefined) {
    closeSync(file);
  }
  writeReports(report, reports.files);
  screen.write(reports.files.map((each) => `${each.kind} report: ${each.file}\n`).join(""));
  if (reports.annotations) {
    screen.write(writeAnnotations(report));
  }
  return exitCode;
}

const noReports: WantedReports = { files: [], annotations: false };

/** What is not an address at all is for the proxy to refuse. */
function addressOf(upstream: string): string {
  return URL.canParse(upstream) ? upstream : "http://upstream.invalid";
}

function worse(exitCode: ProxyExitCode, { findings, error }: ProxiedExchange): ProxyExitCode {
  if (error !== undefined || exitCode === 2) {
    return 2;
  }
  return findings.length > 0 ? 1 : exitCode;
}

/** The findings stand once, and not with the verdicts again. */
function toLine({ verdicts, error, exchange: _messages, ...rest }: ProxiedExchange): object {
  return {
    ...rest,
    verdicts: verdicts.map(({ check, outcome, reason }) => ({
      check,
      outcome,
      ...(reason === undefined ? {} : { reason }),
    })),
    ...(error === undefined ? {} : { error: error.message }),
  };
}
