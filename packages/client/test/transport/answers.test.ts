import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createClient, type StarfishClient, type StarfishError } from "../../src/index.ts";
import { jsonAnswer, recordingFetch, xmlAnswer } from "../recording-fetch.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const clientFor = (answer: () => Response | Promise<Response>): StarfishClient =>
  createClient({ baseUrl: "http://starfish.test", fetch: recordingFetch(answer), maxRetries: 0 });

async function failureOf(call: Promise<unknown>): Promise<StarfishError> {
  return call.then(
    (value) => {
      throw new Error(`an error was expected, not ${inspect(value)}`);
    },
    (error: StarfishError) => error,
  );
}

describe("an answer that is not 2xx", () => {
  const page = "<h1>Zugriff verweigert für Jürgen</h1>";
  const utf16 = Buffer.from(page, "utf16le");
  test.each([
    ["iso-8859-1", Buffer.from(page, "latin1"), "text/html; charset=iso-8859-1"],
    ["UTF-16 that is told", utf16, "text/html; charset=utf-16le"],
    ["UTF-16 that nobody tells", utf16, "text/html"],
    ["UTF-16 with a byte order mark", Buffer.from(`\uFEFF${page}`, "utf16le").swap16(), "text/html; charset=utf-8"],
    ["an encoding that nobody knows", Buffer.from(page), "text/html; charset=klingon"],
  ])("shows its page in %s as it was written", async (_what, bytes, type) => {
    const answer = () => new Response(bytes, { status: 502, headers: { "Content-Type": type } });
    expect(await failureOf(clientFor(answer).getResults("r"))).toMatchObject({ bodyStart: page });
  });

  test("shows no secret in UTF-16, either", async () => {
    const fetch = async () => new Response(Buffer.from("you sent t0ken-Yucca", "utf16le"), { status: 500 });
    const client = createClient({
      baseUrl: "http://starfish.test",
      fetch,
      maxRetries: 0,
      credentials: { token: "t0ken-Yucca" },
    });
    expect(await failureOf(client.getResults("r"))).toMatchObject({ bodyStart: "you sent ***" });
  });

  test("is not a redirect although it names a place, unless its status says so", async () => {
    const headers = { Location: "https://elsewhere.test/" };
    const error = await failureOf(clientFor(() => new Response("away", { status: 404, headers })).executeJobAsync(job));
    expect(error.message).toContain('404: the body is text/plain;charset=UTF-8 and begins "away"');
  });
  const modelState = { "request.runID": ["The runID field is required."] };

  test("becomes an HttpError with the decoded body, from JSON", async () => {
    const body = { Message: "The request is invalid.", ModelState: modelState };
    const answer = () => jsonAnswer(body, { status: 400, statusText: "Bad Request" });
    const error = await failureOf(clientFor(answer).executeJobAsync(job));
    expect(error).toMatchObject({ code: "http_failed", status: 400, body, runID: "r" });
    expect(error.message).toBe(
      "POST /v1/ExecuteJobAsync: 400 Bad Request: The request is invalid. request.runID: The runID field is required.",
    );
  });

  test("becomes an HttpError with the same body from XML", async () => {
    const text =
      "<Error><Message>The request is invalid.</Message><ModelState><request.runID>The runID field is required.</request.runID></ModelState></Error>";
    const error = await failureOf(clientFor(() => xmlAnswer(text, { status: 400 })).executeJobAsync(job));
    expect(error).toMatchObject({ code: "http_failed", body: { ModelState: modelState } });
  });

  test("becomes an AuthError where the token is refused", async () => {
    const answer = () => jsonAnswer({ Message: "Authorization has been denied for this request." }, { status: 401 });
    expect(await failureOf(clientFor(answer).getResults("r"))).toMatchObject({ code: "auth_failed", status: 401 });
  });

  test("becomes an AuthError with the shape of OAuth where /token refuses", async () => {
    const body = { error: "invalid_grant", error_description: "Wrong name or password." };
    const call = clientFor(() => jsonAnswer(body, { status: 400 })).requestToken({
      username: "u",
      password: "hunter2",
    });
    const error = await failureOf(call);
    expect(error).toMatchObject({ code: "auth_failed", status: 400, body });
    expect(error.message).toContain("invalid_grant: Wrong name or password.");
    expect(inspect(error, { depth: 9 })).not.toContain("hunter2");
  });

  test("shows what a proxy's HTML page begins with", async () => {
    const answer = () =>
      new Response("<html><h1>502 Bad Gateway</h1></html>", { status: 502, headers: { "Content-Type": "text/html" } });
    const error = await failureOf(clientFor(answer).executeJobAsync(job));
    expect(error).toMatchObject({ code: "http_failed", status: 502, body: undefined, contentType: "text/html" });
    expect(error.message).toContain('502: the body is text/html and begins "<html><h1>502 Bad Gateway</h1></html>"');
  });

  test("may be empty", async () => {
    const error = await failureOf(clientFor(() => new Response(null, { status: 404 })).getResults("r"));
    expect(error.message).toBe("GET /v1/Results/r: 404: the body is empty");
  });

  test("is not followed when it redirects, because a start must not reach two servers", async () => {
    const answer = () => new Response(null, { status: 307, headers: { Location: "https://elsewhere.test/" } });
    const error = await failureOf(clientFor(answer).executeJobAsync(job));
    expect(error).toMatchObject({ code: "http_failed", status: 307 });
    expect(error.message).toContain("redirects to https://elsewhere.test/; set baseUrl");
  });

  test("is shown without cookies", async () => {
    const answer = () => jsonAnswer({ Message: "no" }, { status: 500, headers: { "Set-Cookie": "session=secret" } });
    expect(inspect(await failureOf(clientFor(answer).getResults("r")), { depth: 9 })).not.toContain("secret");
  });
});

describe("a 2xx answer", () => {
  test.each([
    ["HTML", "<html>Login</html>", "text/html", 'the Content-Type should be JSON or XML, but it is "text/html"'],
    ["JSON of another kind", '{"runID":"r","started":true,"error":null}', "model/json", 'but it is "model/json"'],
    ["broken JSON", '{"runID":"r","started":tr', "application/json", "POST /v1/ExecuteJobAsync: 200: "],
    ["broken XML", "<execJobAsyncResponse", "application/xml", "POST /v1/ExecuteJobAsync: 200: "],
    ["an empty body", "", "application/json", "POST /v1/ExecuteJobAsync: 200: "],
    ["a wrong type", '{"runID":"r","started":"true","error":null}', "application/json", "started"],
  ])("that is %s becomes a DecodeError with status, type and start of the body", async (_what, body, type, reason) => {
    const answer = () => new Response(body, { headers: { "Content-Type": type } });
    const error = await failureOf(clientFor(answer).executeJobAsync(job));
    expect(error).toMatchObject({
      code: "decode_failed",
      status: 200,
      contentType: type,
      bodyStart: body,
      runID: "r",
    });
    expect(error.message).toContain(reason);
  });

  test("in UTF-16 is read by its byte order mark, although its Content-Type says UTF-8", async () => {
    const text = '\uFEFF{"runID":"é","started":true,"error":null}';
    const bytes = new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
    const answer = () => new Response(bytes, { headers: { "Content-Type": "application/json; charset=utf-8" } });
    expect(await clientFor(answer).executeJobAsync(job)).toMatchObject({ runID: "é" });
  });

  test("whose bytes are not of the encoding that it names becomes a DecodeError", async () => {
    const bytes = new Uint8Array([0x22, 0xff, 0x22]);
    const answer = () => new Response(bytes, { headers: { "Content-Type": "application/json; charset=utf-8" } });
    const error = await failureOf(clientFor(answer).executeJobAsync(job));
    expect(error).toMatchObject({ code: "decode_failed", status: 200 });
    expect(error.message).toContain("The bytes are not utf-8");
  });

  test("with a status that nobody described becomes a DecodeError", async () => {
    const answer = () => jsonAnswer({ runID: "r", started: true, error: null }, { status: 202 });
    const error = await failureOf(clientFor(answer).executeJobAsync(job));
    expect(error).toMatchObject({ code: "decode_failed", status: 202 });
  });

  test("is read by its own Content-Type, whatever was asked for", async () => {
    const answer = () => jsonAnswer({ runID: "r", started: true, error: null });
    const call = clientFor(answer).executeJobAsync(job, { mediaType: "application/xml" });
    expect(await call).toEqual({ runID: "r", started: true, error: null });
  });
});

describe("a failing network", () => {
  test("becomes a NetworkError that keeps the cause and the runID", async () => {
    const cause = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });
    const error = await failureOf(clientFor(() => Promise.reject(cause)).executeJobAsync(job));
    expect(error).toMatchObject({ code: "network_failed", cause, runID: "r" });
    expect(error.message).toBe("POST /v1/ExecuteJobAsync: the request failed: fetch failed: connect ECONNREFUSED");
  });

  test("that cuts a body off becomes a NetworkError", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
      response.write('{"runID":"r"', () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const client = createClient({ baseUrl: `http://127.0.0.1:${port}` });
    const error = await failureOf(client.executeJobAsync(job));
    expect(error).toMatchObject({ code: "network_failed", runID: "r" });
    expect(error.message).toContain("the answer (status 200) was cut off");
    await new Promise((resolve) => server.close(resolve));
  });

  test("is not what an abort by the caller becomes", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const fetch = (request: Request) =>
      new Promise<Response>((_resolve, reject) => {
        if (request.signal.aborted) reject(request.signal.reason);
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    const client = createClient({ baseUrl: "http://starfish.test", fetch });
    const call = client.executeJobAsync(job, { signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});

test("names in an XML error are decoded, as the server's own reader does", async () => {
  const members =
    "<request.x_x005B_0_x005D_>bad</request.x_x005B_0_x005D_><request_x005B__x0027_a_x0020_b_x0027__x005D_>worse</request_x005B__x0027_a_x0020_b_x0027__x005D_>";
  const text = `<Error><Message>The request is invalid.</Message><ModelState>${members}</ModelState></Error>`;
  const error = await failureOf(clientFor(() => xmlAnswer(text, { status: 400 })).executeJobAsync(job));
  expect(error).toMatchObject({ body: { ModelState: { "request.x[0]": ["bad"], "request['a b']": ["worse"] } } });
  expect(error.message).toContain("request.x[0]: bad request['a b']: worse");
});

describe("a request that is not as described is refused before it is sent", () => {
  test.each([
    [{ ...job, projectID: "" }, "projectID"],
    [{ ...job, projectID: "  " }, "projectID"],
    [{ ...job, runID: "x".repeat(37) }, "runID: 37 UTF-16 units, more than 36"],
    [{ ...job, runID: "\u{1F600}".repeat(19) }, "runID: 38 UTF-16 units, more than 36"],
    [{ ...job, loggingLevel: 4 }, "loggingLevel: not one of 0, 1, 2, 3"],
    [{ projectId: "p", jobID: "j" }, "at projectId: not a member, did you mean projectID?; at projectID: a value"],
  ])("%o", async (request, reason) => {
    const fetch = recordingFetch(() => jsonAnswer({ runID: "r", started: true, error: null }));
    const client = createClient({ baseUrl: "http://starfish.test", fetch });
    const error = await failureOf(client.executeJobAsync(request as never));
    expect(error.message).toContain(reason);
    expect(fetch.sent).toEqual([]);
  });
});
