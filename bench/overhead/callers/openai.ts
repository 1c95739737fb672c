import OpenAI from "openai";
import { type Answer, type Caller, path, request, token } from "../caller.ts";

export const openai: Caller = {
  name: "openai (its core)",
  note: "a time-out per attempt, retries, nothing checked",
  connect: (baseUrl) => {
    const client = new OpenAI({ apiKey: token, baseURL: baseUrl });
    return () => client.post<Answer>(path, { body: request });
  },
};
