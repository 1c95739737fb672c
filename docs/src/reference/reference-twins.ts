import { stringify } from "yaml";
import type { ApiDocument, OperationNode, Schema } from "./document.ts";
import type { Operation } from "./operation.ts";

/** The Markdown of the reference's pages: what the description says, in its own YAML. */
export function operationTwin(document: ApiDocument, { id, summary, method, path, callbackOf }: Operation): string {
  const address = callbackOf === undefined ? `${method} ${path}` : `Called by the server after ${callbackOf}`;
  return `# ${id}

${summary} \`${address}\`

${yamlBlock(findOperation(document.paths, id))}
References lead into [the description](../../openapi/starfish.v1.yaml); schemas are in [schemas](../schemas/).
`;
}

export function schemaTwin(name: string, schema: Schema): string {
  return `# ${name}\n\n${yamlBlock(schema)}`;
}

export function overviewTwin({ info, servers }: ApiDocument, operations: readonly Operation[]): string {
  const lines = operations.map(
    ({ id, summary, method, path }) => `- [${id}](operations/${id}.md) \`${method} ${path}\`: ${summary}`,
  );
  return `# API reference

${info.title}, version ${info.version}, at ${servers[0].url}.

${lines.join("\n")}

${info.description}
`;
}

function findOperation(paths: ApiDocument["paths"], id: string): OperationNode | undefined {
  for (const node of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    if (node.operationId === id) return node;
    const called = Object.values(node.callbacks ?? {}).map((each) => findOperation(each, id));
    const found = called.find((each) => each !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function yamlBlock(value: unknown): string {
  return `\`\`\`yaml\n${stringify(value, { lineWidth: 0 })}\`\`\`\n`;
}
