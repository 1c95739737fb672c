import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  expandDyns,
  type MockApiDefinition,
  type MockBody,
  MockRequest,
  type MockResponse,
  type RequestExt,
  type ResolverConfig,
  type ScenarioMockApi,
  ValidationError,
} from "@typespec/spec-api";

/** A server on 127.0.0.1 that answers as the scenarios say, and tells which of them a client has passed. */
export interface ScenarioServer {
  readonly baseUrl: string;
  /** By the names of the scenarios whose request was the one asked for: the bodies, where they ask for one. */
  readonly passed: ReadonlyMap<string, { readonly asked: string; readonly sent: string } | undefined>;
  close(): Promise<void>;
}

interface Route {
  readonly scenario: string;
  readonly api: MockApiDefinition;
}

const declaration = "<?xml version='1.0' encoding='UTF-8'?>";

export async function startScenarioServer(
  scenarios: Readonly<Record<string, ScenarioMockApi>>,
): Promise<ScenarioServer> {
  const routes = Object.entries(scenarios).flatMap(([scenario, { apis }]) => apis.map((api) => ({ scenario, api })));
  const passed = new Map<string, { asked: string; sent: string } | undefined>();
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const config: ResolverConfig = { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "", config.baseUrl);
    const route = routes.find(({ api }) => api.uri === url.pathname && api.method === incoming.method?.toLowerCase());
    if (route === undefined) {
      outgoing.writeHead(404).end(`No scenario for ${incoming.method} ${incoming.url}`);
      return;
    }
    const sent = await text(incoming);
    try {
      respond(outgoing, await judge(route, mockRequest(incoming, url, sent), config), config);
      const asked = route.api.request?.body;
      passed.set(route.scenario, asked === undefined ? asked : { asked: textOf(asked as MockBody, config), sent });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      outgoing.writeHead(400, { "content-type": "application/json" }).end(error.toJSON());
    }
  }

  return {
    baseUrl: config.baseUrl,
    passed,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What an XML body must be is for the package to say; anything else that a scenario may ask for is not known here. */
async function judge({ scenario, api }: Route, request: MockRequest, config: ResolverConfig): Promise<MockResponse> {
  if (api.handler !== undefined) return await api.handler(request);
  const { body, ...others } = api.request ?? {};
  if (Object.keys(others).length > 0) throw new Error(`${scenario} asks for ${Object.keys(others).join(", ")}`);
  if (body !== undefined) {
    if (!isXml(body)) throw new Error(`${scenario} asks for a body that is not XML`);
    const contentType = request.headers["content-type"]?.split(";")[0];
    if (contentType !== body.contentType) {
      throw new ValidationError("The Content-Type is another one", body.contentType, contentType);
    }
    const { rawContent } = body;
    // The matcher puts the declaration before a text, and a text that it is given must have none.
    if (rawContent === undefined || Buffer.isBuffer(rawContent)) throw new Error(`${scenario} asks for bytes`);
    const asked = typeof rawContent === "string" ? rawContent.replace(declaration, "") : rawContent;
    request.expect.xmlBodyEquals(asked, config);
  }
  return api.response;
}

function respond(outgoing: ServerResponse, { status, headers, body }: MockResponse, config: ResolverConfig): void {
  if (body !== undefined) outgoing.setHeader("content-type", body.contentType);
  for (const [name, value] of Object.entries(expandDyns(headers ?? {}, config)))
    outgoing.setHeader(name, String(value));
  outgoing.writeHead(status).end(body && textOf(body, config));
}

function textOf({ rawContent = "" }: MockBody, config: ResolverConfig): string {
  return typeof rawContent === "string" || Buffer.isBuffer(rawContent)
    ? rawContent.toString()
    : rawContent.serialize(config);
}

/** The package's server is Express: this is what the matchers and handlers of scenarios with XML look at of a request. */
function mockRequest({ headers }: IncomingMessage, url: URL, rawBody: string): MockRequest {
  const request = {
    headers,
    query: Object.fromEntries(url.searchParams),
    params: {},
    rawBody,
    protocol: "http",
    get: (name: string) => headers[name],
  };
  return new MockRequest(request as unknown as RequestExt);
}

/** Whether a body of a scenario is XML. */
export const isXml = (body: object | undefined): body is MockBody =>
  body !== undefined && "contentType" in body && /[/+]xml\b/.test(String(body.contentType));
