/** The site's table of contents, in order: which files of the repository become pages, and under which title. */
export interface Section {
  readonly title: string;
  /** Paths and patterns from the repository's root. */
  readonly sources: readonly string[];
}

export const guides: Section = {
  title: "Guides",
  sources: [
    "docs/README.md",
    "docs/guides/first-run.md",
    "docs/guides/waiting.md",
    "docs/guides/webhooks.md",
    "docs/guides/xml-traps.md",
    "docs/guides/contract-testing.md",
    "docs/guides/other-languages.md",
    "docs/guides/retirement.md",
  ],
};

export const packages: Section = {
  title: "Packages",
  sources: [
    "packages/cli/README.md",
    "packages/client/README.md",
    "packages/openapi-codec/README.md",
    "packages/contract-tests/README.md",
    "packages/contract-tests/docs/library.md",
    "packages/sandbox/README.md",
    "openapi/README.md",
    "actions/README.md",
  ],
};

export const checks: Section = { title: "Checks", sources: ["packages/contract-tests/docs/checks/*.md"] };

export const examples: Section = { title: "Examples", sources: ["examples/*.ts"] };

export const project: Section = {
  title: "Project",
  sources: [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/words.md",
    "interop/README.md",
    "packages/contract-tests/docs/faults.md",
    "packages/contract-tests/docs/mutation.md",
    "bench/README.md",
    "bench/*/README.md",
  ],
};

export const decisions: Section = { title: "Decisions", sources: ["decisions/*.md"] };

/** Files that readers take as they are. */
export const downloads: readonly string[] = [
  "openapi/starfish.v1.yaml",
  "openapi/generated/starfish.v1.json",
  "openapi/generated/starfish.v1.xsd",
  "openapi/generated/starfish.v1.errors.xsd",
];
