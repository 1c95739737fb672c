import { inspect } from "node:util";

/** Texts that occur nowhere but in secrets, so that finding one is a leak. */
export const secrets = {
  password: "pa55word-Zebra",
  token: "t0ken-Yucca",
  issuedToken: "issued-t0ken-Xenon",
  cookie: "c00kie-Walnut",
  proxyPassword: "pr0xy-Violet",
  webhookSecret: "webh00k-secret-Umber",
} as const;

/** The names of the secrets that show in any way of looking at a value: printed, in JSON, in its message and stack. */
export function leaksIn(value: unknown): string[] {
  const views = [inspect(value, { depth: 9, showHidden: true, getters: true }), toJson(value), String(value)];
  for (let error = value; error instanceof Error; error = error.cause) views.push(error.message, error.stack ?? "");
  const text = views.join("\n");
  return Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? [name] : [],
  );
}

/** As it is, in a form's body and in Basic authentication. */
function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, "")];
}

/** JSON of all own properties, hidden ones too, as a logger for errors writes them. */
function toJson(value: unknown): string {
  const seen = new Set<unknown>();
  return (
    JSON.stringify(value, (_, member: unknown) => {
      if (member instanceof Headers) return [...member];
      if (typeof member !== "object" || member === null) return member;
      if (seen.has(member)) return "seen";
      seen.add(member);
      if (member instanceof Error === false) return member;
      return Object.fromEntries(Object.getOwnPropertyNames(member).map((name) => [name, Reflect.get(member, name)]));
    }) ?? ""
  );
}
