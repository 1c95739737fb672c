/**
 * Every member of a message names the message's namespace. In OpenAPI an `xml` object says nothing of the members: one
 * without a namespace of its own is in none, and DataContract XML loses it without a word.
 */
export function membersInNamespace() {
  return {
    Schema(schema, { report, location }) {
      const namespace = schema.xml?.namespace;
      if (namespace === undefined) return;
      for (const [name, member] of Object.entries(schema.properties ?? {})) {
        if (member.xml?.namespace !== namespace) {
          report({
            message: `Member "${name}" needs "xml: { namespace: ${namespace} }", the namespace of its message.`,
            location: location.child(["properties", name]).key(),
          });
        }
      }
    },
  };
}
