import type { Page } from "../page.ts";
import type { ApiDocument } from "./document.ts";
import { operationPage } from "./operation-page.ts";
import { overviewPage } from "./overview-page.ts";
import { createReferenceContext, type ReferenceContext } from "./reference-context.ts";
import { schemaPage } from "./schema-page.ts";

/** The overview, a page for each operation and a page for each schema. */
export function referencePages(
  document: ApiDocument,
  samplesOf: ReferenceContext["samplesOf"],
): {
  readonly overview: Page;
  readonly operations: readonly Page[];
  readonly schemas: readonly Page[];
} {
  const context = createReferenceContext(document, samplesOf);
  return {
    overview: overviewPage(context),
    operations: context.operations.map((operation) => operationPage(context, operation)),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => schemaPage(context, name, schema)),
  };
}
