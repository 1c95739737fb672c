import type ts from "typescript";

/** What names of TypeScript and of openapi-typescript must not be hidden by an interface of the document. */
const reserved = "Array Blob Date Map Object Omit Partial Pick Promise Record Required Set Uint8Array".split(" ");

/**
 * Gives each object among the schemas an exported interface of its name, `ResultsResponse` for `resultsResponse`, so that
 * editors and the compiler name it where they would spell out its members. What is not a plain object, or whose name is taken,
 * stays as it is.
 */
export function withNamedTypes(nodes: readonly ts.Node[], compiler: typeof ts): ts.Node[] {
  const { factory } = compiler;
  const taken = new Set([...reserved, ...nodes.flatMap(declaredName)]);
  const interfaces: ts.Node[] = [];

  function declaredName(node: ts.Node): string[] {
    const isNamed = compiler.isInterfaceDeclaration(node) || compiler.isTypeAliasDeclaration(node);
    return isNamed ? [node.name.text] : [];
  }

  function named(member: ts.TypeElement): ts.TypeElement {
    if (!compiler.isPropertySignature(member) || member.type === undefined) return member;
    const spelt = compiler.isIdentifier(member.name) || compiler.isStringLiteral(member.name) ? member.name.text : "";
    const name = spelt.charAt(0).toUpperCase() + spelt.slice(1);
    const members = membersOf(member.type);
    if (members === undefined || !/^[A-Za-z_$][\w$]*$/.test(name) || taken.has(name)) return member;
    taken.add(name);
    const exported = [factory.createModifier(compiler.SyntaxKind.ExportKeyword)];
    const declaration = factory.createInterfaceDeclaration(exported, name, undefined, undefined, members);
    compiler.setSyntheticLeadingComments(declaration, compiler.getSyntheticLeadingComments(member));
    interfaces.push(declaration);
    const type = factory.createTypeReferenceNode(name);
    return factory.createPropertySignature(member.modifiers, member.name, member.questionToken, type);
  }

  /** Those of an object; undefined for everything else. */
  function membersOf(type: ts.TypeNode): ts.TypeElement[] | undefined {
    if (compiler.isParenthesizedTypeNode(type)) return membersOf(type.type);
    if (compiler.isTypeLiteralNode(type)) return [...type.members];
    if (!compiler.isIntersectionTypeNode(type)) return undefined;
    const parts = type.types.map(membersOf);
    const members = parts.flatMap((part) => part ?? []);
    // Only an index of anything goes beside members of any type.
    const isOpen = members.every(
      (member) =>
        !compiler.isIndexSignatureDeclaration(member) || member.type.kind === compiler.SyntaxKind.UnknownKeyword,
    );
    const names = members.map((member) =>
      member.name && compiler.isIdentifier(member.name) ? member.name.text : member,
    );
    return parts.includes(undefined) || !isOpen || new Set(names).size < names.length ? undefined : members;
  }

  function isNamed(node: ts.TypeElement, name: string): node is ts.PropertySignature {
    return compiler.isPropertySignature(node) && compiler.isIdentifier(node.name) && node.name.text === name;
  }

  const changed = nodes.map((node) => {
    if (!compiler.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    const members = node.members.map((member) => {
      if (!isNamed(member, "schemas") || !member.type || !compiler.isTypeLiteralNode(member.type)) return member;
      const schemas = factory.updateTypeLiteralNode(
        member.type,
        factory.createNodeArray(member.type.members.map(named)),
      );
      return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, schemas);
    });
    const { modifiers, name, typeParameters, heritageClauses } = node;
    return factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
  });
  return [...changed, ...interfaces];
}
