import type { Language, Step } from "../../language.ts";
import {
  fetchOpenapiGenerator,
  generateWithOpenapiGenerator,
  openapiGeneratorFiles,
  openapiGeneratorVersion,
} from "../openapi-generator/openapi-generator.ts";

const packages = "--api-package starfish.api --model-package starfish.model --invoker-package starfish.client";
const properties = "--additional-properties=useJakartaEe=true,hideGenerationTimestamp=true";
const generate = (form: string, more = ""): Step =>
  generateWithOpenapiGenerator(`${form}.json`, form, `-g java --library resttemplate ${packages} ${properties}${more}`);
const libraries = "target/dependency/*";
/** Java 17 else takes the locale's encoding for sources and for texts. */
const encoding = "UTF-8";
const compile = (form: string): Step => ({
  command: "javac",
  args: [
    "-nowarn",
    "-encoding",
    encoding,
    "-cp",
    libraries,
    "-sourcepath",
    `${form}/src/main/java`,
    "-d",
    `${form}/classes`,
    "Main.java",
  ],
});
const run = (form: string): Step => ({
  command: "java",
  args: [`-Dfile.encoding=${encoding}`, "-cp", `${form}/classes:${libraries}`, "Main"],
});

export const java: Language = {
  id: "java",
  name: "Java",
  generator: `openapi-generator ${openapiGeneratorVersion} (java, resttemplate)`,
  tools: [
    { command: "javac", install: "package openjdk-17-jdk-headless" },
    { command: "mvn", install: "package maven" },
  ],
  files: openapiGeneratorFiles,
  descriptions: {
    "json.json": "starfish.v1.json",
    "xml.json": "starfish.v1.xml-bodies.json",
  },
  build: [
    fetchOpenapiGenerator,
    { command: "mvn", args: ["-q", "-B", "dependency:copy-dependencies"] },
    generate("json", ",openApiNullable=false"),
    generate("xml", ",withXml=true"),
    compile("json"),
    compile("xml"),
  ],
  programs: { "application/json": run("json"), "application/xml": run("xml") },
  limits: [
    {
      limit:
        "Members that may be null become `JsonNullable`, which Spring's writer of JSON does not know: it sends objects.",
      remedy: "Generate with `openApiNullable=false` for JSON; what is made with `withXml` can do without.",
    },
    {
      limit: "With `withXml` the client has no writer of forms, so that it cannot ask for a token.",
      remedy: "Add Spring's `FormHttpMessageConverter`, as Main.java does.",
    },
    {
      limit: "It takes JSON wherever JSON is among the media types, also with `withXml`.",
      remedy: "For XML, give it `xml-bodies`.",
    },
  ],
};
