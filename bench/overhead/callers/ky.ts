import kyDefault from "ky";
import { type Answer, type Caller, path, request, token } from "../caller.ts";

export const ky: Caller = {
  name: "ky",
  note: "a time-out, retries (none for POST), nothing checked",
  connect: (baseUrl) => {
    const client = kyDefault.create({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
    return () => client.post(path, { json: request }).json<Answer>();
  },
};
