import { connect as connectSocket, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import { styleText } from "node:util";
import type { ExchangeEvent } from "@starfish-api/client";
import { type Context, print, printJson } from "../context.ts";
import { describeDuration } from "../duration.ts";
import { outcomeOf, sentenceOf } from "../errors.ts";
import { gravestOf, type Outcome } from "../exit-code.ts";
import { printable } from "../printable.ts";
import { findCredentials } from "../settings/credentials.ts";
import { proxyVariable } from "../settings/proxy.ts";
import { clientFor, loadSettings, type Settings } from "../settings/settings.ts";
import { hasColor } from "../terminal.ts";
import { version } from "../version.ts";

/** What was looked at, and what was found. */
interface Finding {
  readonly name: string;
  /** `odd`: it works, and somebody should know. */
  readonly state: "ok" | "odd" | "bad";
  readonly text: string;
  readonly outcome?: Outcome;
}

const limits = { attemptTimeout: 15_000, totalTimeout: 20_000, maxRetries: 0 };

/** `starfish doctor`: looks at all that a run needs, in ten lines. */
export async function doctor(context: Context): Promise<Outcome> {
  const { terminal, values } = context;
  const settings = loadSettings(terminal, values);
  const { url } = settings;
  const findings: Finding[] = [
    ok("program", `starfish ${version()}, Node.js ${process.version}, ${process.platform} ${process.arch}`),
    ok("address", url.href),
    describeProxy(settings),
  ];
  const isDirect = terminal.fetch === undefined && proxyVariable(url, settings.variables) === undefined;
  findings.push(...(isDirect ? await lookAtNetwork(url) : [ok("network", "not looked at, the way is not direct")]));
  findings.push(...(await lookAtApi(context, settings)));
  show(context, findings);
  const outcomes = findings.flatMap(({ state, outcome }) => (state === "bad" ? [outcome ?? "refused"] : []));
  return gravestOf(new Set(outcomes));
}

const ok = (name: string, text: string): Finding => ({ name, state: "ok", text });
const odd = (name: string, text: string): Finding => ({ name, state: "odd", text });
const bad = (name: string, error: unknown): Finding => ({
  name,
  state: "bad",
  text: sentenceOf(error),
  outcome: outcomeOf(error) ?? "refused",
});

function describeProxy({ url, variables }: Settings): Finding {
  const variable = proxyVariable(url, variables);
  return ok("proxy", variable === undefined ? "none" : `${variable} is set`);
}

async function lookAtNetwork(url: URL): Promise<Finding[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isTls = url.protocol === "https:";
  const port = Number(url.port) || (isTls ? 443 : 80);
  const begin = performance.now();
  try {
    const reached = await connected(connectSocket({ host, port }));
    reached.destroy();
    const network = ok("network", `${url.host} answers after ${Math.round(performance.now() - begin)} ms`);
    return [network, isTls ? await lookAtTls(host, port) : plainText(host)];
  } catch (error) {
    return [bad("network", error)];
  }
}

function plainText(host: string): Finding {
  const isLocal = /^(?:localhost|127\.|::1$)/.test(host);
  return isLocal ? ok("TLS", "none, on this machine") : odd("TLS", "none: password and token can be read on the way");
}

async function lookAtTls(host: string, port: number): Promise<Finding> {
  try {
    const socket = await connected(
      connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }) }),
      "secureConnect",
    );
    const { valid_to: end } = socket.getPeerCertificate();
    const protocol = socket.getProtocol();
    socket.destroy();
    const left = new Date(end).getTime() - Date.now();
    const text = `${protocol}, a certificate until ${new Date(end).toISOString().slice(0, 10)}`;
    return left < 14 * 86_400_000 ? odd("TLS", text) : ok("TLS", text);
  } catch (error) {
    return bad("TLS", error);
  }
}

function connected<Socket extends ReturnType<typeof connectSocket>>(
  socket: Socket,
  event = "connect",
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(limits.attemptTimeout, () =>
      socket.destroy(new Error(`no answer after ${limits.attemptTimeout / 1000} s`)),
    );
    socket.once("error", (error: NodeJS.ErrnoException) => reject(new Error(reasonOf(error))));
    socket.once(event, () => resolve(socket));
  });
}

/** OpenSSL tells the line of its own source where it stopped. */
function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(message) ?? [];
  return reason === undefined ? message || String(code) : `${reason}. Does this port speak https?`;
}

/** Which credentials there are, whether the server takes them, what its clock says, and whether it is this API. */
async function lookAtApi(context: Context, settings: Settings): Promise<Finding[]> {
  const { terminal, signal } = context;
  const exchanges: ExchangeEvent[] = [];
  const warnings: string[] = [];
  const findings: Finding[] = [];
  try {
    const credentials = await findCredentials(terminal, settings.variables, settings.user);
    const client = clientFor(terminal, settings, credentials, {
      onExchange: (event) => exchanges.push(event),
      onWarning: ({ message }) => warnings.push(printable(message)),
    });
    const options = { ...limits, signal };
    if ("password" in credentials) {
      const { expires_in: seconds } = await client.requestToken(credentials, options);
      findings.push(
        ok(
          "token",
          `the server gave one to ${printable(credentials.username)}, for ${describeDuration(seconds * 1000)}`,
        ),
      );
    } else {
      findings.push(ok("token", "STARFISH_TOKEN is set"));
    }
    const begin = performance.now();
    await client.resumeRun(crypto.randomUUID(), limits).poll({ signal });
    const time = Math.round(performance.now() - begin);
    findings.push(ok("API", `version 1 answers in ${time} ms`));
  } catch (error) {
    if (signal.aborted || outcomeOf(error) === undefined) throw error;
    findings.push(bad(findings.length === 0 ? "token" : "API", error));
  }
  findings.push(
    lookAtClock(exchanges),
    warnings.length === 0 ? ok("warnings", "none") : odd("warnings", warnings.join("; ")),
  );
  return findings;
}

/** Tokens and signed addresses end by the clock. */
function lookAtClock(exchanges: readonly ExchangeEvent[]): Finding {
  const date = exchanges.map(({ responseHeaders }) => responseHeaders?.["date"]).find((each) => each !== undefined);
  const server = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) return odd("clock", "the server does not tell the time");
  const difference = Math.round((Date.now() - server) / 1000);
  if (Math.abs(difference) <= 60) return ok("clock", "as the server's");
  return odd(
    "clock",
    `${describeDuration(Math.abs(difference) * 1000)} ${difference > 0 ? "ahead of" : "behind"} the server's`,
  );
}

const marks = { ok: "ok ", odd: "odd", bad: "BAD" } as const;
const colors = { ok: "green", odd: "yellow", bad: "red" } as const;

function show(context: Context, findings: readonly Finding[]): void {
  const { terminal, values } = context;
  if (values["json"] === true) {
    printJson(context, findings);
    return;
  }
  const isColored = hasColor(terminal.stdout, terminal.env);
  for (const { name, state, text } of findings) {
    const mark = isColored ? styleText(colors[state], marks[state], { validateStream: false }) : marks[state];
    print(context, `${mark}  ${name.padEnd(8)}  ${text}`);
  }
}
