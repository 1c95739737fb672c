import type { Step } from "../../language.ts";

/** The version that pom.xml pins. */
export const openapiGeneratorVersion = "7.25.0";

/** Where a work folder gets the pins from, see `Language.files`. */
export const openapiGeneratorFiles = { "generator/pom.xml": "openapi-generator/pom.xml" };

/** Brings the generator into the work folder. */
export const fetchOpenapiGenerator: Step = {
  command: "mvn",
  args: ["-q", "-B", "-f", "generator/pom.xml", "dependency:copy-dependencies", "-DexcludeTransitive=true"],
};

/** Generates the code alone: no tests and no pages. */
export function generateWithOpenapiGenerator(description: string, folder: string, args: string): Step {
  const jar = `generator/target/dependency/openapi-generator-cli-${openapiGeneratorVersion}.jar`;
  const only = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false";
  return {
    command: "java",
    args: ["-jar", jar, "generate", "-i", description, "-o", folder, "--global-property", only, ...args.split(" ")],
  };
}
