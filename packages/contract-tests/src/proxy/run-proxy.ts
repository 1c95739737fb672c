import { closeSync, openSync, writeSync } from "node:fs";
import type { ListenOptions } from "../mock/listen.ts";
import type { Contract } from "../types.ts";
import { createProxy } from "./create-proxy.ts";
import type { ProxiedExchange } from "./judge-passage.ts";
import { createLiveTable, type Screen } from "./live-table.ts";

export interface RunProxyOptions extends ListenOptions {
  readonly upstream: string;
  /** Default: the published one. */
  readonly contract?: Contract;
  /** Gets one JSON object for each exchange, a line each, as they come. Default: none is written. */
  readonly json?: string;
}

/** 0: every exchange that was judged was right. 1: there were findings. 2: the kit failed at an exchange. */
export type ProxyExitCode = 0 | 1 | 2;

/**
 * Runs a proxy until `stop` settles, and shows on the screen what it sees.
 *
 * @throws {KitError} when the upstream is no usable address. Rejects when the port or the file cannot be had.
 */
export async function runProxy(
  { upstream, contract, json, ...where }: RunProxyOptions,
  screen: Screen,
  stop: Promise<unknown>,
): Promise<ProxyExitCode> {
  let exitCode: ProxyExitCode = 0;
  const table = createLiveTable(screen);
  const file = json === undefined ? undefined : openSync(json, "w");
  const proxy = createProxy({
    upstream,
    ...(contract === undefined ? {} : { contract }),
    onJudgement: (exchange) => {
      exitCode = worse(exitCode, exchange);
      table.add(exchange);
      if (file !== undefined) {
        writeSync(file, `${JSON.stringify(toLine(exchange))}\n`);
      }
    },
  });
  const listener = await proxy.listen(where);
  screen.write(`The proxy listens on ${listener.url} and asks ${upstream}\n`);
  await stop;
  await listener.close();
  table.end();
  if (file !== undefined) {
    closeSync(file);
  }
  return exitCode;
}

function worse(exitCode: ProxyExitCode, { findings, error }: ProxiedExchange): ProxyExitCode {
  if (error !== undefined || exitCode === 2) {
    return 2;
  }
  return findings.length > 0 ? 1 : exitCode;
}

/** The findings stand once, and not with the verdicts again. */
function toLine({ verdicts, error, ...rest }: ProxiedExchange): object {
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
