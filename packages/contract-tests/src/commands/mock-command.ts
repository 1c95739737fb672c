import process from "node:process";
import { createMock } from "../mock/create-mock.ts";
import { printable, withoutCommands } from "../report/printable.ts";
import { loadContract } from "../spec/load-contract.ts";
import { parseOptions, parsePort } from "./command-line.ts";

/** `starfish-contract mock`: serves until it is interrupted. */
export async function mockCommand(args: string[]): Promise<void> {
  const { values } = parseOptions({
    args,
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      description: { type: "string" },
      dynamic: { type: "boolean", default: false },
    },
  });
  const port = parsePort(values.port);
  const mock = await createMock({
    dynamic: values.dynamic,
    ...(values.description === undefined ? {} : { contract: loadContract(values.description) }),
    onAnswer: ({ method, target, status, reason }) => {
      process.stdout.write(
        `${withoutCommands(printable(`${method} ${target} → ${status}${reason === undefined ? "" : `: ${reason}`}`))}\n`,
      );
    },
  });
  const { url } = await mock.listen({ port, host: values.host });
  process.stdout.write(`The mock listens on ${url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void mock.close());
  }
}
