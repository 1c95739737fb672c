import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** One import of a source file: a path from the repository's root, or a package's name. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  /** At run time nothing is loaded. */
  readonly isType: boolean;
  /** Loaded when the statement is reached. */
  readonly isLazy: boolean;
}

const importPattern =
  /^(?:import|export)(?<type> type)?\b[^";]*?\bfrom "(?<named>[^"]+)"|^import "(?<bare>[^"]+)"|\bimport\("(?<lazy>[^"]+)"\)/gm;

function arrowsOf(folder: string): Arrow[] {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root }).sort();
  return files.flatMap((from) => {
    // What is generated is a template in the source of the generator.
    const source = readFileSync(join(root, from), "utf8").replaceAll(/`[^`]*`/g, "``");
    return [...source.matchAll(importPattern)].map(({ groups = {} }) => {
      const specifier = groups["named"] ?? groups["bare"] ?? groups["lazy"] ?? "";
      const to = specifier.startsWith(".") ? posix.join(dirname(from), specifier) : specifier;
      return { from, to, isType: groups["type"] !== undefined, isLazy: groups["lazy"] !== undefined };
    });
  });
}

const describeArrow = ({ from, to }: Arrow) => `${from} → ${to}`;
const openapiCodec = arrowsOf("packages/openapi-codec/src");
const client = arrowsOf("packages/client/src");
const contractTests = arrowsOf("packages/contract-tests/src");
const sandbox = arrowsOf("packages/sandbox/src");
const cli = arrowsOf("packages/cli/src");
const isPackage = ({ to }: Arrow) => !to.startsWith("packages/");

test("there is something to look at", () => {
  for (const arrows of [openapiCodec, client, contractTests, sandbox, cli]) expect(arrows.length).toBeGreaterThan(50);
});

describe("rooms", () => {
  test("no source imports another package by its path", () => {
    const crossing = [...openapiCodec, ...client, ...contractTests, ...sandbox, ...cli].filter(({ from, to }) => {
      const room = from.split("/").slice(0, 2).join("/");
      return to.startsWith("..") || (to.startsWith("packages/") && !to.startsWith(`${room}/`));
    });
    expect(crossing.map(describeArrow)).toEqual([]);
  });

  test("the judge imports neither the client nor its codec, and the sandbox only where the command line starts it", () => {
    const wrong = contractTests.filter(
      ({ from, to, isLazy }) =>
        /^@starfish-api\/(client|openapi-codec)/.test(to) ||
        (to.startsWith("@starfish-api/sandbox") && !(from === "packages/contract-tests/src/cli.ts" && isLazy)),
    );
    expect(wrong.map(describeArrow)).toEqual([]);
  });

  test("the sandbox imports neither the client nor its codec nor the judge", () => {
    const wrong = sandbox.filter(({ to }) => /^@starfish-api\/(client|openapi-codec|contract-tests)/.test(to));
    expect(wrong.map(describeArrow)).toEqual([]);
  });

  test("the command imports the client, and beside it Node.js alone", () => {
    const wrong = cli.filter(
      (arrow) => isPackage(arrow) && !/^(?:node:.*|@starfish-api\/client(?:\/codec)?)$/.test(arrow.to),
    );
    expect(wrong.map(describeArrow)).toEqual([]);
  });

  test("nothing imports the command", () => {
    const all = [...openapiCodec, ...client, ...contractTests, ...sandbox];
    expect(all.filter(({ to }) => to.startsWith("@starfish-api/cli")).map(describeArrow)).toEqual([]);
  });

  test("the client's only packages are the codec and, each for a subpath alone, openapi-fetch and OpenTelemetry's API", () => {
    const api = ["packages/client/src/api.ts", "packages/client/src/transport/api.ts"];
    const wrong = client.filter((arrow) => {
      const isForApi = /^(?:openapi-fetch|@starfish-api\/openapi-codec\/openapi-fetch)$/.test(arrow.to);
      const isTelemetry = arrow.to === "@opentelemetry/api" && arrow.from === "packages/client/src/opentelemetry.ts";
      const isAllowed =
        arrow.to === "@starfish-api/openapi-codec" || (isForApi && api.includes(arrow.from)) || isTelemetry;
      return isPackage(arrow) && !isAllowed;
    });
    expect(wrong.map(describeArrow)).toEqual([]);
    const loaders = client.filter(({ to }) => to === api[1]).map(({ from }) => from);
    expect(loaders).toEqual([api[0]]);
  });

  test("the codec imports nothing at run time: of openapi-fetch a type, and what generates when it generates", () => {
    const generating = /^packages\/openapi-codec\/src\/(?:generate\/|cli\.ts)/;
    const wrong = openapiCodec.filter((arrow) => {
      const { from, to, isType, isLazy } = arrow;
      if (generating.test(from)) {
        return (
          isPackage(arrow) &&
          !to.startsWith("node:") &&
          !((isLazy || isType) && /^(?:yaml|typescript|openapi-typescript)$/.test(to))
        );
      }
      return isPackage(arrow) && !(isType && to === "openapi-fetch");
    });
    expect(wrong.map(describeArrow)).toEqual([]);
  });
});

/** What each file or folder may import besides itself. */
type Layers = readonly (readonly [layer: string, beneath: readonly string[]])[];

function describeLayers(src: string, arrows: readonly Arrow[], layers: Layers): void {
  test("every file is in a layer", () => {
    const files = globSync(`${src}/**/*.ts`, { cwd: root }).map((file) => posix.relative(src, file));
    const unplaced = files.filter((file) => !layers.some(([layer]) => file === layer || file.startsWith(`${layer}/`)));
    expect(unplaced).toEqual([]);
  });

  test.each(layers)("%s imports only what is beneath it", (layer, beneath) => {
    const inside = arrows.filter(({ from }) => from === `${src}/${layer}` || from.startsWith(`${src}/${layer}/`));
    const isBeneath = (to: string) => [`${layer}/`, ...beneath].some((place) => to.startsWith(`${src}/${place}`));
    const wrong = inside.filter(({ to }) => to.startsWith(`${src}/`) && !isBeneath(to));
    expect(wrong.map(describeArrow)).toEqual([]);
  });
}

describe("layers of the codec", () => {
  const foundations = ["table.ts", "errors.ts", "options.ts", "issue-collector.ts", "text-position.ts"];
  const namesInXml = ["characters", "names", "xml-names", "lexical", "place", "field-place", "members"].map(
    (name) => `xml/${name}.ts`,
  );
  describeLayers("packages/openapi-codec/src", openapiCodec, [
    ["table.ts", []],
    ["errors.ts", []],
    ["text-position.ts", []],
    ["media-type.ts", []],
    ["options.ts", ["errors.ts"]],
    ["issue-collector.ts", ["errors.ts", "text-position.ts"]],
    ["text.ts", ["errors.ts", "media-type.ts"]],
    ["rules", foundations],
    ["json", ["rules/", ...foundations]],
    ["form", ["rules/", ...foundations]],
    ["xml", ["rules/", ...foundations]],
    ["xml/scan", ["rules/", ...namesInXml]],
    ["xml/read", ["xml/scan/", "rules/", ...namesInXml, ...foundations]],
    ["xml/write", ["rules/", ...namesInXml, ...foundations]],
    ["codec.ts", ["json/", "form/", "xml/", "rules/", "media-type.ts", "text.ts", ...foundations]],
    ["openapi-fetch", ["codec.ts", "errors.ts", "media-type.ts", "options.ts", "table.ts", "text.ts"]],
    ["openapi-fetch.ts", ["openapi-fetch/", "codec.ts", "media-type.ts", "options.ts", "table.ts"]],
    ["index.ts", ["codec.ts", "errors.ts", "options.ts", "table.ts"]],
    ["generate", ["rules/", "xml/", "media-type.ts", "table.ts", "text.ts", "errors.ts"]],
    ["cli.ts", ["generate/"]],
  ]);
});

describe("layers of the command", () => {
  const foundations = [
    "errors.ts",
    "exit-code.ts",
    "printable.ts",
    "closest-name.ts",
    "request-members.ts",
    "duration.ts",
  ];
  const rooms = [...foundations, "arguments/", "terminal.ts", "context.ts", "request.ts", "shell.ts"];
  describeLayers("packages/cli/src", cli, [
    ["printable.ts", []],
    ["closest-name.ts", []],
    ["shell.ts", []],
    ["version.ts", []],
    ["terminal.ts", []],
    ["exit-code.ts", []],
    ["request-members.ts", []],
    ["errors.ts", ["exit-code.ts", "printable.ts"]],
    ["duration.ts", ["errors.ts"]],
    ["arguments", foundations],
    ["context.ts", ["arguments/", "terminal.ts"]],
    ["settings", ["arguments/", "terminal.ts", "shell.ts", ...foundations]],
    ["request.ts", ["arguments/", "settings/", ...foundations]],
    ["display", ["many/row-result.ts", ...rooms]],
    ["many", ["display/rows.ts", ...rooms]],
    ["commands", ["many/", "display/", "settings/", "version.ts", ...rooms]],
    ["main.ts", ["commands/", "settings/prompt.ts", "version.ts", ...rooms]],
    ["cli.ts", ["main.ts", "exit-code.ts", "terminal.ts"]],
  ]);
});

describe("layers of the client", () => {
  const foundations = [
    ...["messages.ts", "errors.ts", "printable.ts", "clock.ts", "tell-listener.ts"],
    ...["refused-login.ts", "without-prototypes.ts"],
  ];
  describeLayers("packages/client/src", client, [
    ["clock.ts", []],
    ["run-id.ts", ["errors.ts"]],
    ["base64url.ts", []],
    ["store.ts", []],
    ["store-keys.ts", ["base64url.ts", "run-id.ts"]],
    ["stores", ["store.ts", "clock.ts", "errors.ts"]],
    ["guarded-store.ts", ["store.ts", "errors.ts", "clock.ts"]],
    ["log-error.ts", []],
    ["tell-listener.ts", ["log-error.ts"]],
    // The interface of the operations is made from the description, and names the options of a call.
    ["generated", ["options.ts", "transport/send.ts"]],
    ["messages.ts", ["generated/"]],
    ["printable.ts", []],
    ["environment.ts", []],
    ["errors.ts", ["generated/types.ts", "messages.ts", "printable.ts"]],
    ["configuration.ts", ["environment.ts", "errors.ts", "options.ts", "transport/auth/token.ts"]],
    ["contract.ts", ["generated/table.ts"]],
    ["refused-login.ts", ["contract.ts", "errors.ts"]],
    ["without-prototypes.ts", []],
    ["codec.ts", ["generated/", "errors.ts"]],
    ["transport", ["codec.ts", "contract.ts", "generated/", ...foundations]],
    ["options.ts", ["transport/", "generated/table.ts", "store.ts", "errors.ts", "clock.ts"]],
    ["operation-input.ts", ["run-id.ts", "contract.ts", "generated/table.ts", "options.ts", "transport/", "errors.ts"]],
    [
      "webhooks",
      [
        "codec.ts",
        "options.ts",
        "run-id.ts",
        "log-error.ts",
        "base64url.ts",
        "store.ts",
        "store-keys.ts",
        "stores/",
        "guarded-store.ts",
        ...foundations,
      ],
    ],
    [
      "runs",
      [
        "webhooks/",
        "run-id.ts",
        "store.ts",
        "store-keys.ts",
        "guarded-store.ts",
        "options.ts",
        "transport/media.ts",
        "contract.ts",
        ...foundations,
      ],
    ],
    [
      "client.ts",
      [
        "runs/",
        "transport/",
        "generated/",
        "guarded-store.ts",
        "operation-input.ts",
        "options.ts",
        "configuration.ts",
        "environment.ts",
        "contract.ts",
        ...foundations,
      ],
    ],
    ["api.ts", ["client.ts", "transport/", "generated/types.ts", "errors.ts"]],
    ["opentelemetry.ts", ["transport/"]],
    ["index.ts", [""]],
  ]);
});
