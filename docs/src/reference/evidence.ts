import { html, type Markup } from "../html.ts";
import { firstTable } from "../markdown.ts";
import type { ApiDocument, Evidence } from "./document.ts";
import { overviewPath } from "./paths.ts";

/** Shows an evidence word; its meaning is a hover away, and the reference's overview explains all words. */
export type EvidenceBadge = (evidence: Evidence | undefined) => Markup | undefined;

/** The meanings are those that the description's own text gives. */
export function createEvidenceBadge(document: ApiDocument): EvidenceBadge {
  const meanings = new Map(
    firstTable(document.info.description).map(([word = "", meaning = ""]) => [word.replaceAll("`", ""), meaning]),
  );
  return (evidence) => {
    if (evidence === undefined) return undefined;
    const meaning = meanings.get(evidence);
    if (meaning === undefined) throw new Error(`The description does not say what "${evidence}" means`);
    const address = `${overviewPath}#what-each-statement-rests-on`;
    return html`<a class="evidence ${evidence}" href="${address}" title="${evidence}: ${meaning}">${evidence}</a>`;
  };
}
