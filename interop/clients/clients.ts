import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chooseLanguages } from "../choose-languages.ts";
import { clientLanguages } from "./client-language.ts";
import { type ClientResult, tryClientLanguage } from "./try-client-language.ts";

const usage = `Gives orders to the clients of openapi/clients through the contract proxy, while connections break, answers are
lost and gateways refuse, and compares what they say with what the sandbox did: no order may start twice.

  pnpm interop:clients [--only python] [--orders 320] [--seed 1] [--require python,csharp | --require all]

  --orders   how many orders each client gets; with few of them some disturbance never happens, which fails the run
  --seed     repeats orders and disturbances
  --require  fail where the toolchain of one of these is missing; STARFISH_INTEROP_REQUIRE does the same

Exit code 0: no violation. 1: one, or a required toolchain is missing. 2: wrong options.`;

const { values: args } = parseArgs({
  options: {
    only: { type: "string" },
    orders: { type: "string", default: "320" },
    seed: { type: "string", default: "1" },
    require: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const known = clientLanguages.map(({ id }) => id);
const { only, required, unknown } = chooseLanguages(known, args);
const [orders = 0, seed = 0] = [args.orders, args.seed].map(Number);

if (args.help) {
  console.info(usage);
} else if (unknown.length > 0 || !(orders >= 1) || Number.isNaN(seed)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const root = fileURLToPath(new URL("../node_modules/.cache/clients", import.meta.url));
  const languages = clientLanguages.filter(({ id }) => only.includes(id));
  const isGood = await Promise.all(
    languages.map(async (language) => {
      const start = performance.now();
      const result = await tryClientLanguage(language, { root, orders, seed });
      console.info(tell(result, (performance.now() - start) / 1000));
      if (result.kind === "missing") return !required.includes(language.id);
      return result.kind === "tried" && result.violations.length === 0;
    }),
  );
  if (isGood.includes(false)) process.exitCode = 1;
}

function tell(result: ClientResult, seconds: number): string {
  const { name } = result.language;
  switch (result.kind) {
    case "missing": {
      const tools = result.tools.map(({ command, install }) => `${command} (${install})`);
      return `– ${name}: not tried, because this is missing or does not run: ${tools.join(", ")}`;
    }
    case "unbuilt":
      return `✗ ${name}: could not be built\n    ${result.reason}`;
    case "tried": {
      const { sent, started, exchanges, violations } = result;
      const facts = `${orders} orders, ${sent} starts sent, ${started} runs started, ${exchanges} exchanges judged`;
      const lines = violations.slice(0, 20).map((violation) => `    ${violation}`);
      return [
        `${violations.length === 0 ? "✓" : "✗"} ${name}: ${facts}, ${violations.length} violations, ${seconds.toFixed(0)} s`,
        ...lines,
      ].join("\n");
    }
  }
}
