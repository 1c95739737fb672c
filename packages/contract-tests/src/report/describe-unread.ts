/** What is to be said of a described body that nobody looked at. */
export function describeUnread(side: "request" | "answer", mediaType: string): string {
  return `the body of the ${side} is not checked: the kit reads no ${mediaType}`;
}
