import type { Markup } from "../html.ts";
import { renderMarkdown } from "../markdown.ts";
import type { ApiDocument } from "./document.ts";
import { createEvidenceBadge, type EvidenceBadge } from "./evidence.ts";
import { type Operation, readOperations } from "./operation.ts";
import { operationPath, schemaPath } from "./paths.ts";
import type { Sample } from "./samples.ts";

/** What every page of the reference is made with. */
export interface ReferenceContext {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  /** Whole programs that call an operation. */
  readonly samplesOf: (operation: string) => readonly Sample[];
  readonly badge: EvidenceBadge;
  /** The description's own texts; names of operations and schemas in code type lead to their pages. */
  readonly prose: (text: string) => Markup;
}

export function createReferenceContext(
  document: ApiDocument,
  samplesOf: ReferenceContext["samplesOf"],
): ReferenceContext {
  const operations = readOperations(document);
  const pages = new Map([
    ...operations.map(({ id }) => [id, operationPath(id)] as const),
    ...Object.keys(document.components.schemas).map((name) => [name, schemaPath(name)] as const),
  ]);
  const prose = (text: string) => renderMarkdown(text, { link: (href) => href, codeLink: (code) => pages.get(code) });
  return { document, operations, samplesOf, badge: createEvidenceBadge(document), prose };
}
