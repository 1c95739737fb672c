import type { paths } from "@starfish-api/client";
import createClient from "openapi-fetch";
import { type Caller, request, token } from "../caller.ts";

export const openapiFetch: Caller = {
  name: "openapi-fetch",
  note: "no time-out, no retries, nothing checked",
  connect: (baseUrl) => {
    const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
    return async () => (await client.POST("/v1/ExecuteJobAsync", { body: request })).data;
  },
};
