import { type Answer, type Caller, path, request, token } from "../caller.ts";

export const globalFetch: Caller = {
  name: "global fetch",
  note: "written by hand: `JSON.stringify`, the status looked at, `JSON.parse`; no time-out, nothing checked",
  connect: (baseUrl) => async () => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(request),
    });
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    return (await response.json()) as Answer;
  },
};
