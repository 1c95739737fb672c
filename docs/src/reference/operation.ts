import {
  type ApiDocument,
  type Evidence,
  type HeaderNode,
  type OperationNode,
  type ParameterNode,
  type PathNodes,
  type ResponseNode,
  resolve,
} from "./document.ts";
import { type Message, readMessage } from "./message.ts";

/** Whether an operation takes a bearer token. */
export type Security = "none" | "optional" | "required";

export interface Response {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly (readonly [name: string, header: HeaderNode])[];
  readonly message: Message;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly evidence: Evidence;
  readonly summary: string;
  readonly description: string;
  /** Sending it twice may start a job twice. */
  readonly startsJob: boolean;
  readonly security: Security;
  /** The operation whose caller is called back; missing for what a caller calls. */
  readonly callbackOf: string | undefined;
  readonly callbacks: readonly string[];
  readonly parameters: readonly ParameterNode[];
  /** What the client calls the body, where it is one member of several. */
  readonly bodyName: string;
  readonly request: (Message & { readonly required: boolean; readonly description: string | undefined }) | undefined;
  readonly responses: readonly Response[];
}

/** Every operation, each followed by its callbacks. */
export function readOperations(document: ApiDocument): Operation[] {
  return readPaths(document, document.paths, undefined);
}

function readPaths(document: ApiDocument, paths: PathNodes, callbackOf: string | undefined): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, node]) => {
      const callbacks = Object.values(node.callbacks ?? {}).flatMap((each) =>
        readPaths(document, each, node.operationId),
      );
      const address = { method: method.toUpperCase(), path, callbackOf, callbacks: callbacks.map(({ id }) => id) };
      return [{ ...address, ...readOperation(document, node) }, ...callbacks];
    }),
  );
}

type Address = "method" | "path" | "callbackOf" | "callbacks";

function readOperation(document: ApiDocument, node: OperationNode): Omit<Operation, Address> {
  const { requestBody } = node;
  return {
    id: node.operationId,
    tag: node.tags[0] ?? "",
    evidence: node["x-evidence"],
    summary: node.summary,
    description: node.description,
    startsJob: node["x-starts-job"] === true,
    security: readSecurity(node.security ?? document.security),
    parameters: node.parameters ?? [],
    bodyName: node["x-body-name"] ?? "body",
    request: requestBody && {
      ...readMessage(document, requestBody.content),
      required: requestBody.required === true,
      description: requestBody.description,
    },
    responses: Object.entries(node.responses).map(([status, response]) =>
      readResponse(document, status, resolve(document, response)),
    ),
  };
}

function readResponse(document: ApiDocument, status: string, node: ResponseNode): Response {
  return {
    status,
    description: node.description,
    headers: Object.entries(node.headers ?? {}).map(([name, header]) => [name, resolve(document, header)] as const),
    message: readMessage(document, node.content ?? {}),
  };
}

function readSecurity(requirements: readonly object[]): Security {
  if (requirements.length === 0) return "none";
  return requirements.some((requirement) => Object.keys(requirement).length === 0) ? "optional" : "required";
}
