/** What a caller asks of the mock in the header `Prefer`. */
export interface Preferences {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
}

/** Reads `code=400, example=missingMember, dynamic=true`; other preferences are left alone. */
export function parsePrefer(header: string | null): Preferences {
  const preferences = new Map(
    (header ?? "").split(/[,;]/).map((item) => {
      const [name = "", value = ""] = item.split("=").map((part) => part.trim());
      return [name.toLowerCase(), value.replace(/^"(.*)"$/, "$1")] as const;
    }),
  );
  const code = Number(preferences.get("code"));
  const example = preferences.get("example");
  const dynamic = preferences.get("dynamic");
  return {
    ...(Number.isInteger(code) ? { code } : {}),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === undefined ? {} : { dynamic: dynamic === "true" }),
  };
}
