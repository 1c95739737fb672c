/**
 * The same description with bodies of one media type, for generators that stumble over several: of every body that has
 * it the others go, and so do the examples that nobody names any more. Bodies that do not have it, as the form of
 * `/token`, stay as they are.
 */
export function oneFormat(document, mediaType) {
  const narrowed = narrow(document, mediaType);
  const { examples, ...components } = narrowed.components;
  const named = JSON.stringify([narrowed.paths, components]);
  const kept = Object.entries(examples).filter(([name]) => named.includes(`"#/components/examples/${name}"`));
  return { ...narrowed, components: { ...components, examples: Object.fromEntries(kept) } };
}

/** Examples are data, whatever their members are called. */
function narrow(node, mediaType) {
  if (Array.isArray(node)) return node.map((item) => narrow(item, mediaType));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (["example", "examples"].includes(key)) return [key, value];
      const isBody = key === "content" && mediaType in value;
      return [key, narrow(isBody ? { [mediaType]: value[mediaType] } : value, mediaType)];
    }),
  );
}
