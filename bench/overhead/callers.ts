import type { Caller } from "./caller.ts";
import { globalFetch } from "./callers/global-fetch.ts";
import { heyApi } from "./callers/hey-api.ts";
import { ky } from "./callers/ky.ts";
import { openai } from "./callers/openai.ts";
import { openapiFetch } from "./callers/openapi-fetch.ts";
import { starfish } from "./callers/starfish.ts";

/** What the client is judged by. */
export const base: Caller = globalFetch;

export const subject: Caller = starfish;

export const callers: readonly Caller[] = [base, subject, openapiFetch, heyApi, ky, openai];
