import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ScenarioMockApi } from "@typespec/spec-api";
import { isXml } from "./scenario-server.ts";

type Scenarios = Readonly<Record<string, ScenarioMockApi>>;

const folder = new URL("dist/specs/", import.meta.resolve("@typespec/http-specs/package.json"));

/** The scenarios of the installed package that have XML in a request or an answer, of whatever namespace. */
export async function installedXmlScenarios(): Promise<Scenarios> {
  const found: [string, ScenarioMockApi][] = [];
  for (const file of globSync("**/mockapi.js", { cwd: fileURLToPath(folder) })) {
    const url = new URL(file, folder);
    // Whatever makes XML says so. The others are not loaded: one of them needs the compiler to find a picture.
    if (!/xml/i.test(readFileSync(url, "utf8"))) continue;
    const { Scenarios } = (await import(url.href)) as { readonly Scenarios: Scenarios };
    found.push(
      ...Object.entries(Scenarios).filter(([name, scenario]) => /^Payload_Xml_/.test(name) || hasXml(scenario)),
    );
  }
  return Object.fromEntries(found);
}

const hasXml = ({ apis }: ScenarioMockApi): boolean =>
  apis.some(({ request, response }) => isXml(request?.body) || isXml(response.body));
