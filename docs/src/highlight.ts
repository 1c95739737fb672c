import highlighter from "highlight.js/lib/core";
import shell from "highlight.js/lib/languages/bash";
import csharp from "highlight.js/lib/languages/csharp";
import go from "highlight.js/lib/languages/go";
import http from "highlight.js/lib/languages/http";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { escapeHtml, html, Markup } from "./html.ts";

const languages = {
  csharp,
  go,
  http,
  java,
  js: javascript,
  json,
  powershell,
  python,
  sh: shell,
  ts: typescript,
  xml,
  yaml,
};

export type Language = keyof typeof languages;

for (const [name, language] of Object.entries(languages)) highlighter.registerLanguage(name, language);

export function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && Object.hasOwn(languages, name);
}

/** A block of code that scrolls inside itself; without a language it is plain text. A message of HTTP is wrapped. */
export function codeBlock(code: string, language?: Language): Markup {
  const text = language === undefined ? escapeHtml(code) : highlighter.highlight(code, { language }).value;
  const wire = language === "http" ? html` class="wire"` : undefined;
  return html`<pre tabindex="0"${wire}><code>${new Markup(text)}</code></pre>
`;
}
