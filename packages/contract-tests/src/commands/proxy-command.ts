import process from "node:process";
import { UsageError } from "../errors.ts";
import { runProxy } from "../proxy/run-proxy.ts";
import { parseReports } from "../report/parse-reports.ts";
import { withoutDrawing } from "../report/terminal/paint.ts";
import { loadContract } from "../spec/load-contract.ts";
import { parseOptions, parsePort } from "./command-line.ts";

/** `starfish-contract proxy`: judges what passes through until it is interrupted. */
export async function proxyCommand(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: {
      upstream: { type: "string" },
      port: { type: "string", default: "4020" },
      host: { type: "string", default: "127.0.0.1" },
      description: { type: "string" },
      json: { type: "string" },
      report: { type: "string", multiple: true, default: [] as string[] },
    },
  });
  const { description, upstream, host, json } = values;
  if (upstream === undefined) {
    throw new UsageError("--upstream is missing");
  }
  const stop = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, resolve);
    }
  });
  const where = {
    upstream,
    port: parsePort(values.port),
    host,
    reports: parseReports(values.report, {}),
    ...(description === undefined ? {} : { contract: loadContract(description) }),
  };
  const screen = withoutDrawing(process.stdout, process.env);
  process.exitCode = await runProxy(json === undefined ? where : { ...where, json }, screen, stop);
}
