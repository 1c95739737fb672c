/** The shortest text that V8 keeps as a part of another. */
const minPart = 13;

/** The same text in memory of its own: what was cut out of a body would keep the whole body. */
export function detach<Text extends string | null>(text: Text): Text {
  return (text === null || text.length < minPart ? text : Buffer.from(text, "utf16le").toString("utf16le")) as Text;
}
