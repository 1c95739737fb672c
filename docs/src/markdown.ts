import { Marked, type Tokens } from "marked";
import { codeBlock, isLanguage } from "./highlight.ts";
import { escapeHtml, html, Markup, textOf } from "./html.ts";
import { createSlugger } from "./slugger.ts";

export interface MarkdownOptions {
  /** Gives the address in the site for an address in the text. */
  readonly link: (href: string) => string;
  /** Gives the address that a word in code type leads to, if any. */
  readonly codeLink?: (code: string) => string | undefined;
}

const lexer = new Marked();
/** Characters that fit beside others on a phone. */
const maxName = 34;

/** Makes markup of Markdown: headings get anchors, code gets colours, comments are left out. */
export function renderMarkdown(text: string, { link, codeLink = () => undefined }: MarkdownOptions): Markup {
  const slug = createSlugger();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const content = this.parser.parseInline(tokens);
        return heading(depth, slug(textOf(content)), new Markup(content)).text;
      },
      link({ href, tokens }) {
        const address = link(href);
        const external = /^https?:/.test(address) ? ' rel="external"' : "";
        return `<a href="${escapeHtml(address)}"${external}>${this.parser.parseInline(tokens)}</a>`;
      },
      code: ({ text: code, lang }) => codeBlock(code, isLanguage(lang) ? lang : undefined).text,
      codespan({ text: code }) {
        const address = codeLink(code);
        const content = codeSpan(code).text;
        return address === undefined ? content : `<a href="${escapeHtml(address)}">${content}</a>`;
      },
      html: ({ text: source }) => source.replaceAll(/<!--.*?-->\n?/gs, ""),
      table({ header, rows }) {
        const inline = (cell: Tokens.TableCell) => new Markup(this.parser.parseInline(cell.tokens));
        return table(
          header.map(inline),
          rows.map((cells) => cells.map(inline)),
        ).text;
      },
    },
  });
  return new Markup(marked.parse(text, { async: false }));
}

/** Code within a line. A short name is not broken; a longer text may be. */
function codeSpan(code: string): Markup {
  return code.length > maxName || /\s/.test(code)
    ? html`<code class="long">${code}</code>`
    : html`<code>${code}</code>`;
}

/** A heading that can be linked to; the page's own title needs no link. */
export function heading(depth: number, id: string, content: Markup | string): Markup {
  if (depth === 1) return html`<h1>${content}</h1>\n`;
  const tag = new Markup(`h${depth}`);
  const anchor = html`<a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
  return html`<${tag} id="${id}">${content}${anchor}</${tag}>\n`;
}

/** A table that scrolls inside itself. Where its first head is empty, the first cell of each row is a head instead. */
export function table(head: readonly Markup[], rows: readonly (readonly Markup[])[]): Markup {
  const hasRowHeads = head[0]?.text === "";
  const heads = head.map((cell) => (cell.text === "" ? html`<td></td>` : html`<th scope="col">${cell}</th>`));
  const isHeadless = head.every(({ text }) => text === "");
  const row = (cells: readonly Markup[]) =>
    cells.map((cell, index) =>
      hasRowHeads && index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`,
    );
  return html`<div class="scroll" tabindex="0"><table>
${isHeadless ? undefined : html`<thead><tr>${heads}</tr></thead>\n`}<tbody>
${rows.map((cells) => html`<tr>${row(cells)}</tr>\n`)}</tbody>
</table></div>
`;
}

/** Every address that a Markdown text links to. */
export function linksOf(text: string): string[] {
  const links: string[] = [];
  lexer.walkTokens(lexer.lexer(text), (token) => {
    if (token.type === "link") links.push(token["href"]);
  });
  return links;
}

/** The rows of a text's first table, as plain text. */
export function firstTable(text: string): readonly (readonly string[])[] {
  const found = lexer.lexer(text).find((token): token is Tokens.Table => token.type === "table");
  return found?.rows.map((cells) => cells.map((cell) => cell.text)) ?? [];
}
