import type { Language } from "../../language.ts";
import {
  fetchOpenapiGenerator,
  generateWithOpenapiGenerator,
  openapiGeneratorFiles,
  openapiGeneratorVersion,
} from "../openapi-generator/openapi-generator.ts";

const properties = "supportAsync=false,packageName=starfish,packageVersion=1.0.0,hideGenerationTimestamp=true";

export const rust: Language = {
  id: "rust",
  name: "Rust",
  generator: `openapi-generator ${openapiGeneratorVersion} (rust, reqwest)`,
  tools: [
    { command: "cargo", install: "package cargo, Rust 1.85 or later" },
    { command: "java", install: "package openjdk-17-jre-headless" },
    { command: "mvn", install: "package maven" },
  ],
  files: openapiGeneratorFiles,
  descriptions: { "description.json": "starfish.v1.openapi-3.0.json" },
  build: [
    fetchOpenapiGenerator,
    generateWithOpenapiGenerator(
      "description.json",
      "starfish",
      `-g rust --library reqwest --additional-properties=${properties}`,
    ),
    { command: "cargo", args: ["build", "--quiet", "--locked"] },
  ],
  programs: { "application/json": { command: "target/debug/interop", args: [] } },
  limits: [
    { limit: "It has no XML, whatever the description says.", remedy: "Use JSON." },
    {
      limit: "TLS is a default feature.",
      remedy: "Choose `rustls` or `native-tls`; the program here goes without, to compile less.",
    },
  ],
};
