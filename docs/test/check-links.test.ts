import { expect, test } from "vitest";
import { checkLinks } from "../src/check-links.ts";

const problemsOf = (page: string) =>
  checkLinks(
    new Map([
      ["a/one.html", page],
      ["two.html", '<p id="here"></p>'],
    ]),
  ).broken;

test("A link to a page or an anchor that exists holds.", () => {
  expect(problemsOf('<a href="../two.html"></a><a href="../two.html#here"></a><a href="one.html"></a>')).toEqual([]);
});

test("A link to a page that does not exist is told with the page that has it.", () => {
  expect(problemsOf('<a href="two.html"></a>')).toEqual(["a/one.html links to two.html: there is no such page"]);
});

test("A link to an anchor that does not exist is told.", () => {
  const broken = ["a/one.html links to ../two.html#there: the page has no such anchor"];
  expect(problemsOf('<a href="../two.html#there"></a>')).toEqual(broken);
  expect(problemsOf('<a href="#nowhere"></a>')).toEqual(["a/one.html links to #nowhere: the page has no such anchor"]);
});

test("A script or picture that does not exist is told too.", () => {
  expect(problemsOf('<script src="search.js"></script>')).toHaveLength(1);
});

test("An anchor that stands twice is told.", () => {
  expect(problemsOf('<p id="a"></p><p id="a"></p>')).toEqual(["a/one.html has the anchor a more than once"]);
});

test("Addresses elsewhere are listed and not followed.", () => {
  const site = new Map([["one.html", '<a href="https://example.com/"></a><a href="https://example.com/"></a>']]);
  expect(checkLinks(site)).toEqual({ broken: [], internal: 0, external: ["https://example.com/"] });
});
