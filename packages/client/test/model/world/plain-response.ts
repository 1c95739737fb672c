const types = {
  "application/json": new Headers({ "Content-Type": "application/json" }),
  "text/html": new Headers({ "Content-Type": "text/html" }),
};
const encoder = new TextEncoder();

/** What the client uses of a Response: the real one takes longer than all that the client does with it. */
export function createPlainResponse(status: number, text: string, type: keyof typeof types): Response {
  const parts = [encoder.encode(text)];
  const reader = {
    async read() {
      const value = parts.shift();
      return { done: value === undefined, value };
    },
    cancel: async () => {},
  };
  const response = {
    status,
    ok: status >= 200 && status < 300,
    statusText: "",
    type: "default",
    bodyUsed: false,
    headers: types[type],
    body: { getReader: () => reader, cancel: async () => {} },
  };
  return response as unknown as Response;
}
