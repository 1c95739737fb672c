// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
export type PublishedOperation =
  | "requestToken"
  | "executeJobAsync"
  | "executeJob"
  | "postWebhook"
  | "getResults";
