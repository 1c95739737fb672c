import {
  AuthError,
  createClient,
  EncodeError,
  HttpError,
  InvalidOptionError,
  type RequestMediaType,
} from "@starfish-api/client";
import { afterAll, describe, expect, test } from "vitest";
import { createMock, type Exchange, judge, loadContract } from "../../src/index.ts";
import { brokenBodies } from "./broken-requests.ts";
import { callOperation } from "./call-operation.ts";
import { recordingFetch } from "./recording-fetch.ts";

const contract = loadContract();
const mock = await createMock({ contract });
afterAll(() => mock.close());

const starts = contract.operations.filter(({ id }) => id === "executeJob" || id === "executeJobAsync");
const ways = starts.flatMap((operation) =>
  Object.entries(operation.request?.mediaTypes ?? {}).map(([mediaType, { schema = "" }]) => ({
    operation,
    mediaType: mediaType as RequestMediaType,
    broken: brokenBodies(mediaType, schema),
  })),
);
const valid = { jobID: "j", projectID: "p", runID: "r" };

test("there are broken requests for both starts in all five media types", () => {
  expect(ways.length).toBe(10);
});

describe.each(ways)("$operation.id as $mediaType", ({ operation, mediaType, broken }) => {
  test.each(broken)("$what: the documented $status from the mock, and the client's typed error", async (wrong) => {
    const { fetch, exchanges } = recordingFetch(mock.fetch, (request) =>
      spoilt(request, wrong.body, wrong.contentType),
    );
    const client = createClient({ baseUrl: "http://mock.test", fetch, mediaType, credentials: { token: "t" } });
    const error = await callOperation(client, contract, operation, valid, {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: wrong.status, runID: "r", path: operation.path });
    expect((error as HttpError).body).toHaveProperty("Message");
    expectClientBlamed(exchanges[0]);
  });

  test("no token: the documented 401 with a challenge, and an AuthError", async () => {
    const { fetch, exchanges } = recordingFetch(mock.fetch);
    const client = createClient({ baseUrl: "http://mock.test", fetch, mediaType });
    const error = await callOperation(client, contract, operation, valid, {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AuthError);
    expect((error as AuthError).headers.get("WWW-Authenticate")).toBe("Bearer");
    expectClientBlamed(exchanges[0]);
  });

  const refusals = [
    ["jobID", EncodeError, { issues: [{ path: ["jobID"] }] }],
    ["projectID", EncodeError, { issues: [{ path: ["projectID"] }] }],
    // A runID that is missing is made; one that is null is a mistake.
    ["runID", InvalidOptionError, { message: expect.stringContaining("runID") }],
  ] as const;

  test.each(refusals)("with %s null the client itself refuses, and sends nothing", async (name, kind, details) => {
    const { fetch, exchanges } = recordingFetch(mock.fetch);
    const client = createClient({ baseUrl: "http://mock.test", fetch, mediaType, credentials: { token: "t" } });
    const value = { ...valid, [name]: null };
    const error = await callOperation(client, contract, operation, value, {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject(details);
    expect(exchanges).toEqual([]);
  });
});

function spoilt(request: Request, body: string, contentType: string): Request {
  const headers = new Headers(request.headers);
  headers.set("Content-Type", contentType);
  return new Request(request.url, { method: request.method, headers, body });
}

/** The mock answers as described, so whatever is wrong is the client's doing. */
function expectClientBlamed(exchange: Exchange | undefined): void {
  if (exchange === undefined) throw new Error("nothing was sent");
  const blamed = judge(contract, exchange).findings.map(({ blame }) => blame);
  expect(new Set(blamed)).toEqual(new Set(["client"]));
}
