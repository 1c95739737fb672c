import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkLinks } from "../src/check-links.ts";
import { textOf } from "../src/html.ts";
import { readOperations } from "../src/reference/operation.ts";
import { createRepository } from "../src/repository.ts";
import { createSite } from "../src/site.ts";
import { document, htmlPages, pageAt, site } from "./built-site.ts";

const operations = readOperations(document);

test("Every link within the site leads to a page and an anchor that exist.", () => {
  const { broken, internal } = checkLinks(site);
  expect(broken).toEqual([]);
  expect(internal).toBeGreaterThan(1000);
});

test("No page loads anything from elsewhere.", () => {
  for (const [path, text] of htmlPages) {
    expect(text.match(/<(?:script|img|iframe|source|link)\b[^>]*(?:src|href)="(?:https?:)?\/\//g), path).toBeNull();
  }
  expect(site.get("assets/style.css")).not.toMatch(/url\(|@import/);
  for (const name of ["search", "theme", "tabs", "copy"])
    expect(site.get(`assets/${name}.js`)).not.toMatch(/https?:|fetch\(/);
});

test("Every link is relative, so that the site opens from any folder.", () => {
  for (const [path, text] of htmlPages) expect(text.match(/ (?:href|src|data-root)="\//g), path).toBeNull();
});

test("Every page has a language, a title of its own, one main heading and its landmarks.", () => {
  const titles = new Set<string>();
  for (const [path, text] of htmlPages) {
    expect(text, path).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text.match(/<h1>/g), path).toHaveLength(1);
    expect(text.match(/<main /g), path).toHaveLength(1);
    expect(text, path).toContain('<nav aria-label="Site">');
    titles.add(/<title>(.+?)<\/title>/.exec(text)?.[1] ?? "");
  }
  // Programs of one name may lie in two folders.
  expect(titles.size).toBeGreaterThan(0.95 * htmlPages.length);
});

test("Every page says in a sentence what it is about, and has its text as Markdown beside it.", () => {
  for (const [path, text] of htmlPages) {
    expect(/<meta name="description" content="(.*?)">/.exec(text)?.[1], path).toMatch(/\S/);
    expect(site.get(path.replace(/\.html$/, ".md")), path).toMatch(/^# \S/);
  }
});

test("llms.txt lists the Markdown of every page for users, and every address of its kind holds.", () => {
  const listed = [...(site.get("llms.txt") ?? "").matchAll(/^- \[.*?\]\((.*?)\): ./gm)].map(([, path = ""]) => path);
  expect(listed).toContain("reference/operations/executeJobAsync.md");
  expect(listed.filter((path) => !site.has(path))).toEqual([]);
  expect(listed.filter((path) => path.startsWith("decisions/"))).toEqual([]);
});

test("Links in Markdown lead to Markdown.", () => {
  const broken = [...site]
    .filter(([path]) => path.endsWith(".md"))
    .flatMap(([path, text]) =>
      [...text.matchAll(/\]\(([\w./-]+\.(?:md|html))(?:#[^)]*)?\)/g)]
        .map(([, href = ""]) => posix.join(posix.dirname(path), href))
        .filter((target) => !site.has(target))
        .map((target) => `${path}: ${target}`),
    );
  expect(broken).toEqual([]);
});

test("Required members come first, and keep the number of their place in XML.", () => {
  const text = pageAt("reference/schemas/execJobAsyncRequest.html");
  const places = [...text.matchAll(/<span class="place">(\d+)<\/span><code>(\w+)<\/code>( <span class="required")?/g)];
  const isRequired = places.map(([, , , required]) => required !== undefined);
  expect(isRequired).toEqual(isRequired.toSorted((one, other) => Number(other) - Number(one)));
  expect(places.map(([, place]) => Number(place)).toSorted((one, other) => one - other)).toEqual(
    places.map((_, index) => index + 1),
  );
});

test("With the address of a code host every page can be edited there.", () => {
  const repository = createRepository(fileURLToPath(new URL("../..", import.meta.url)));
  const linked = createSite(repository, document, "https://code.example/owner/name");
  expect(linked.get("guides/waiting.html")).toContain(
    "https://code.example/owner/name/edit/main/docs/guides/waiting.md",
  );
  expect(pageAt("guides/waiting.html")).not.toContain("/edit/main/");
});

test("The files that other languages need are in the site as they are.", () => {
  expect(site.get("openapi/starfish.v1.yaml")).toContain("openapi: 3.1.0");
  expect(site.get("openapi/generated/starfish.v1.xsd")).toContain("<xs:schema");
});

test("The description gives the reference something to tell.", () => {
  expect(operations.length).toBeGreaterThan(5);
});

describe.each(operations)("the page of $id", ({ id, method, path, parameters, request, responses, callbackOf }) => {
  const text = pageAt(`reference/operations/${id}.html`);

  test("says how it is addressed and on what evidence", () => {
    expect(text).toContain(`<span class="method">${method}</span> <code>${path}</code>`);
    expect(text).toMatch(/class="evidence (documented|observed|assumed)"/);
  });

  test("has every parameter and every status", () => {
    for (const { name } of parameters) expect(text).toContain(`<code>${name}</code>`);
    for (const { status } of responses) expect(text).toContain(`id="status-${status.toLowerCase()}"`);
  });

  test("has every example in every form", () => {
    const messages = [request, ...responses.map(({ message }) => message)].filter((message) => message !== undefined);
    for (const form of ["json", "xml", "form", "any"] as const) {
      const wanted = messages.flatMap(({ examples }) => examples.filter(({ values }) => values.has(form)));
      expect(text.match(new RegExp(`<figure class="${form}">`, "g")) ?? []).toHaveLength(wanted.length);
    }
  });

  test("shows how to call it, unless only the server does", () => {
    expect(text.includes('id="call"')).toBe(callbackOf === undefined);
  });

  test("has a whole program in every language, to the letter, and says which was never run", () => {
    const [, programs = ""] = text.split('data-remembered="language"');
    const pattern = /<p class="panel-title">(.*?)<\/p>\n<p class="file">(.*?)<\/p>\n<pre[^>]*><code>(.*?)<\/code>/gs;
    const shown = [...programs.matchAll(pattern)].map(([, title = "", about = "", code = ""]) => ({
      title,
      isTried: !about.includes("Not run yet"),
      code: textOf(code),
      file: /<code>(.*?)<\/code>/.exec(about)?.[1] ?? "",
    }));
    // A new operation has none until somebody writes them.
    const isSampled = existsSync(new URL(`../../openapi/samples/typescript/${id}.ts`, import.meta.url));
    if (callbackOf !== undefined || !isSampled) return expect(shown).toEqual([]);
    expect(shown.map(({ title }) => title)).toEqual(["curl", "C#", "Python", "PowerShell", "Java", "Go", "TypeScript"]);
    expect(shown.filter(({ isTried }) => !isTried).map(({ title }) => title)).toEqual(["PowerShell"]);
    for (const { file, code } of shown)
      expect(code).toBe(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
  });
});

describe.each(Object.entries(document.components.schemas))("the page of %s", (name, { properties = {}, xml }) => {
  const text = pageAt(`reference/schemas/${name}.html`);

  test("has every member with its place in the XML", () => {
    for (const [index, member] of Object.keys(properties).entries()) {
      const place = xml === undefined ? "" : `<span class="place">${index + 1}</span>`;
      expect(text).toContain(`<th scope="row">${place}<code>${member}</code>`);
    }
  });

  test("says whether each member may be null", () => {
    const said = text.match(/<ul class="rules"><li>(may be null|never null)<\/li>/g) ?? [];
    expect(said.length).toBeGreaterThanOrEqual(Object.keys(properties).length);
  });
});
