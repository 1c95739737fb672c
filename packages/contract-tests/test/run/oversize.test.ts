import { expect, test } from "vitest";
import type { Target } from "../../src/run/target.ts";
import { judgeTarget, sandboxTarget } from "./targets.ts";

const all = /\/oversize/;
/** Each body is megabytes: what is the same for all is tried with a few. */
const few = /executeJobAsync\/application-xml\/oversize|requestToken\/oversize/;
const one = /executeJobAsync\/application-json\/oversize/;
const small = 100_000;

/** A sandbox behind something that answers large bodies by itself. */
async function judgeBehind(answer: (request: Request) => Promise<Response>, wanted = one, part: Partial<Target> = {}) {
  const { sandbox, target } = sandboxTarget();
  const sizes: number[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { byteLength } = await request.clone().arrayBuffer();
    sizes.push(byteLength);
    return byteLength > small ? answer(request) : sandbox.fetch(request);
  };
  const judged = await judgeTarget({ ...target, ...part, fetch }, wanted);
  const { started } = sandbox.runs;
  await sandbox.close();
  const findings = judged.flatMap((each) => each.findings);
  return { judged, started, sizes, blamed: new Set(findings.map(({ check }) => check)) };
}

const message = "The body is too large.";

/** A refusal as ASP.NET writes it, and as its token endpoint does. */
const error =
  (status: number) =>
  async (request: Request): Promise<Response> => {
    const [type, body] = request.url.endsWith("/token")
      ? ["application/json", `{"error":"invalid_request"}`]
      : request.headers.get("accept") === "application/xml"
        ? ["application/xml", `<Error><Message>${message}</Message></Error>`]
        : ["application/json", `{"Message":"${message}"}`];
    return new Response(body, { status, headers: { "content-type": `${type}; charset=utf-8` } });
  };

test("Every operation that takes a body gets one of more than 4 MiB as JSON, XML and a form, and may refuse it.", async () => {
  const { blamed, judged, sizes } = await judgeBehind(error(413), all);
  const kinds = judged.map(({ report }) => `${report.operation} ${report.sends.split("/")[1]}`);
  const ofEach = (operation: string) => ["json", "xml", "x-www-form-urlencoded"].map((type) => `${operation} ${type}`);
  expect(kinds).toEqual([
    ...["executeJobAsync", "executeJob", "postWebhook"].flatMap(ofEach),
    "requestToken x-www-form-urlencoded",
  ]);
  expect(sizes.filter((size) => size > 4 * 1024 * 1024)).toHaveLength(10);
  expect(blamed).toEqual(new Set());
});

test("A refusal with 400 is not a finding.", async () => {
  expect((await judgeBehind(error(400), few)).blamed).toEqual(new Set());
});

test("A crash is found.", async () => {
  expect((await judgeBehind(error(500))).blamed).toContain("status-expected");
});

test("A page of HTML is found.", async () => {
  const page = async () => new Response("<html>", { status: 413, headers: { "content-type": "text/html" } });
  expect((await judgeBehind(page)).blamed).toContain("no-html");
});

test("A connection that is cut while the body is sent is not judged: a refusal may have been lost.", async () => {
  const cut = () => Promise.reject(new Error("write EPIPE"));
  const { blamed, judged } = await judgeBehind(cut);
  expect(blamed).toEqual(new Set());
  expect(new Set(judged.map(({ report }) => report.status))).toEqual(new Set(["not-checked"]));
});

test("Any other failure is found.", async () => {
  const fail = () => Promise.reject(new Error("Parse Error: Expected HTTP/"));
  expect((await judgeBehind(fail)).blamed).toContain("request-answered");
});

test("A body that is silently cut is found.", async () => {
  const start = async () => Response.json({ runID: "", started: true, error: null });
  expect((await judgeBehind(start)).blamed).toContain("run-id-echoed");
});

test("A report keeps the start of such a body, and its size.", async () => {
  const { judged } = await judgeBehind(error(500), few);
  for (const { report, findings } of judged) {
    const { body = "", bodyLength = 0 } = report.exchange?.request ?? {};
    expect(Buffer.from(body, "base64")).toHaveLength(64 * 1024);
    expect(bodyLength).toBeGreaterThan(4 * 1024 * 1024);
    expect(findings[0]?.curl).toMatch(/--data-binary @body # the body has \d+ bytes and begins with "/);
    expect(JSON.stringify(report).length).toBeLessThan(200_000);
  }
});

test("Elsewhere they are sent only where that is allowed, and start something only where that is allowed too.", async () => {
  const remote = { baseUrl: "https://api.starfish.test", requestsPerSecond: 10_000 };
  expect((await judgeBehind(error(413), all, remote)).judged).toEqual([]);
  const { judged, sizes, started } = await judgeBehind(error(413), all, { ...remote, allowOversize: true });
  expect(judged.filter(({ report }) => report.status === "refused-for-safety")).toHaveLength(9);
  expect(sizes.filter((size) => size > small)).toHaveLength(1);
  expect(started).toBe(0);
});
