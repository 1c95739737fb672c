import { readFileSync } from "node:fs";
import type { Contract } from "../types.ts";
import type { ReportAbout } from "./report.ts";

/**
 * What every report says of what was judged, and by what.
 *
 * @param start - Milliseconds since 1970.
 */
export function aboutTarget(
  { document, operations }: Contract,
  baseUrl: string,
  start: number,
): Pick<ReportAbout, "api" | "mediaTypes" | "target" | "when" | "kitVersion" | "specVersion"> {
  const { info } = document as { readonly info?: { readonly title?: string; readonly version?: string } };
  return {
    ...(info?.title === undefined ? {} : { api: info.title }),
    mediaTypes: [
      ...new Set([
        ...operations.flatMap(({ request }) => Object.keys(request?.mediaTypes ?? {})),
        ...operations.flatMap(({ responses }) =>
          Object.values(responses).flatMap((each) => Object.keys(each.mediaTypes)),
        ),
      ]),
    ],
    target: withoutSecrets(baseUrl),
    when: new Date(start).toISOString(),
    kitVersion: readKitVersion(),
    specVersion: info?.version ?? "",
  };
}

function withoutSecrets(baseUrl: string): string {
  const url = new URL(baseUrl);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/$/, "");
}

function readKitVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
