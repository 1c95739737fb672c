/** The same text in memory of its own: what was cut out of a body would keep the whole body. */
export function detach<Text extends string | null>(text: Text): Text {
  return (text === null ? null : Buffer.from(text, "utf16le").toString("utf16le")) as Text;
}
