import { createClient } from "@starfish-api/client";
import { type Caller, request, token } from "../caller.ts";

export const starfish: Caller = {
  name: "@starfish-api/client",
  note: "time-outs per attempt and in total, retries, request and answer checked against the description",
  connect: (baseUrl) => {
    const client = createClient({ baseUrl, credentials: { token } });
    return () => client.executeJobAsync(request);
  },
};
