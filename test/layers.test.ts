import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** One import of a source file: a path from the repository's root, or a package's name. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly dynamic: boolean;
}

const importPattern = /(?:\bfrom\s*|\bimport\s*(?<dynamic>\()?\s*)"(?<specifier>[^"]+)"/g;

function arrowsOf(folder: string): Arrow[] {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root }).sort();
  return files.flatMap((from) =>
    [...readFileSync(join(root, from), "utf8").matchAll(importPattern)].map(({ groups }) => {
      const specifier = groups?.["specifier"] ?? "";
      const to = specifier.startsWith(".") ? posix.join(dirname(from), specifier) : specifier;
      return { from, to, dynamic: groups?.["dynamic"] !== undefined };
    }),
  );
}

const describeArrow = ({ from, to }: Arrow) => `${from} → ${to}`;
const client = arrowsOf("packages/client/src");
const contractTests = arrowsOf("packages/contract-tests/src");
const sandbox = arrowsOf("packages/sandbox/src");

test("there is something to look at", () => {
  for (const arrows of [client, contractTests, sandbox]) expect(arrows.length).toBeGreaterThan(10);
});

describe("rooms", () => {
  test("no source imports another package by its path", () => {
    const crossing = [...client, ...contractTests, ...sandbox].filter(({ from, to }) => {
      const room = from.split("/").slice(0, 2).join("/");
      return to.startsWith("..") || (to.startsWith("packages/") && !to.startsWith(`${room}/`));
    });
    expect(crossing.map(describeArrow)).toEqual([]);
  });

  test("the judge never imports the accused: no client, and the sandbox only where the command line starts it", () => {
    const wrong = contractTests.filter(
      ({ from, to, dynamic }) =>
        to.startsWith("@starfish-api/client") ||
        (to.startsWith("@starfish-api/sandbox") && !(from === "packages/contract-tests/src/cli.ts" && dynamic)),
    );
    expect(wrong.map(describeArrow)).toEqual([]);
  });

  test("the sandbox imports neither the client nor the judge", () => {
    const wrong = sandbox.filter(({ to }) => /^@starfish-api\/(client|contract-tests)/.test(to));
    expect(wrong.map(describeArrow)).toEqual([]);
  });

  test("the client runs wherever fetch runs: its only package is openapi-fetch", () => {
    const packages = client.filter(({ to }) => !to.startsWith("packages/")).map(({ to }) => to);
    expect([...new Set(packages)]).toEqual(["openapi-fetch"]);
  });

  test("openapi-fetch is loaded by the subpath ./api alone", () => {
    const users = client.filter(({ to }) => to === "openapi-fetch").map(({ from }) => from);
    expect(users).toEqual(["packages/client/src/api.ts", "packages/client/src/transport/api.ts"]);
    const loaders = client.filter(({ to }) => to === "packages/client/src/transport/api.ts").map(({ from }) => from);
    expect(loaders).toEqual(["packages/client/src/api.ts"]);
  });
});

describe("layers of the client", () => {
  const src = "packages/client/src";
  const foundations = ["codec/", "messages.ts", "errors.ts", "clock.ts"];
  const allowed: readonly [layer: string, beneath: readonly string[]][] = [
    ["clock.ts", []],
    ["generated", ["codec/wire-table.ts"]],
    ["messages.ts", ["generated/types.ts"]],
    ["errors.ts", ["generated/types.ts", "messages.ts"]],
    ["codec", ["errors.ts"]],
    ["codec.ts", ["codec/", "generated/", "errors.ts"]],
    ["transport", ["codec/", "generated/types.ts", "messages.ts", "errors.ts", "clock.ts"]],
    ["options.ts", ["transport/", "errors.ts", "clock.ts"]],
    ["run-id.ts", []],
    ["workflows", ["webhooks/", "options.ts", "transport/media.ts", ...foundations]],
    ["webhooks", ["generated/", "unusual.ts", ...foundations]],
    ["client.ts", ["workflows/", "transport/", "generated/", "options.ts", ...foundations]],
    ["usual-xml.ts", ["client.ts", "codec/", "generated/"]],
    ["unusual-xml.ts", ["usual-xml.ts", "codec/"]],
    ["unusual.ts", ["client.ts", "unusual-xml.ts", "transport/", "codec/", "generated/"]],
    ["create-client.ts", ["client.ts", "usual-xml.ts", "unusual.ts", "options.ts"]],
    ["api.ts", ["client.ts", "transport/", "generated/types.ts", "errors.ts"]],
    ["index.ts", [""]],
  ];

  test("every file is in a layer", () => {
    const files = globSync(`${src}/**/*.ts`, { cwd: root }).map((file) => posix.relative(src, file));
    const unplaced = files.filter((file) => !allowed.some(([layer]) => file === layer || file.startsWith(`${layer}/`)));
    expect(unplaced).toEqual([]);
  });

  test.each(allowed)("%s imports only what is beneath it", (layer, beneath) => {
    const inside = client.filter(({ from }) => from === `${src}/${layer}` || from.startsWith(`${src}/${layer}/`));
    const isBeneath = (to: string) => [`${layer}/`, ...beneath].some((place) => to.startsWith(`${src}/${place}`));
    const wrong = inside.filter(({ to }) => to.startsWith(`${src}/`) && !isBeneath(to));
    expect(wrong.map(describeArrow)).toEqual([]);
  });

  /** All that is loaded with a file, at once or, if told, later. */
  const loadedWith = (file: string, later: boolean): Set<string> => {
    const loaded = new Set([`${src}/${file}`]);
    for (const from of loaded) {
      for (const arrow of client) if (arrow.from === from && (later || !arrow.dynamic)) loaded.add(arrow.to);
    }
    return loaded;
  };
  const codecFiles = (loaded: Iterable<string>) => [...loaded].filter((to) => to.startsWith(`${src}/codec/`)).sort();

  test("whoever speaks JSON alone loads the short way through it, and no other part of the codec", () => {
    const names = ["plain.ts", "well-formed.ts", "wire-table.ts"];
    expect(codecFiles(loadedWith("index.ts", false))).toEqual(names.map((name) => `${src}/codec/${name}`));
  });

  test("whoever speaks XML as the server writes it loads no scanner", () => {
    const loaded = loadedWith("usual-xml.ts", false);
    expect(loaded).toContain(`${src}/codec/xml/canonical.ts`);
    expect(loaded).not.toContain(`${src}/codec/xml/scanner.ts`);
    expect(loaded).not.toContain(`${src}/codec/conform.ts`);
  });

  test("whoever speaks JSON loads no XML where something unusual is met", () => {
    const loaded = [...loadedWith("unusual.ts", false)];
    expect(loaded).toContain(`${src}/codec/conform.ts`);
    expect(loaded.filter((to) => to.includes("/codec/xml/"))).toEqual([]);
  });

  test("whatever else there is of the codec is loaded later, when it is needed", () => {
    expect(codecFiles(loadedWith("index.ts", true))).toEqual(globSync(`${src}/codec/**/*.ts`, { cwd: root }).sort());
  });
});
