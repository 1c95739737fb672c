/** Shapes that no table is made of: the place that is blamed, and what is wrong there. */
export const refusedDocuments: Readonly<Record<string, { readonly pointer: string; readonly reason: RegExp }>> = {
  // Neither JSON nor XML tells the branches apart: `i:type` has no member of the value to be read into.
  "polymorphism: oneOf with i:type": { pointer: "#/components/schemas/Root/properties/C", reason: /discriminator/ },
};

/** Messages that are not read: the member that is blamed, and what is wrong with it. */
export const refusedMessages: Readonly<Record<string, { readonly path: readonly string[]; readonly reason: RegExp }>> =
  {
    // A number of JavaScript would hold another value, and nobody would notice.
    "long beyond 2^53": { path: ["A"], reason: /9007199254740991|2\^53|whole number/ },
    // The element that it points at stands elsewhere: a reader without identities would make an empty object of it.
    "z:Ref to an element (read)": { path: ["B"], reason: /Ref/ },
  };

/** Messages that are read, while what is written for their values is spelt otherwise, and why. */
export const writtenOtherwise: Readonly<Record<string, { readonly because: string; readonly xml: string }>> = {
  "dictionary with a list of texts (HttpError's own)": {
    because: "the dialect writes entries; an element per key is HttpError's own form, and read as well",
    xml:
      '<Root xmlns="http://schemas.datacontract.org/2004/07/Try">' +
      '<A xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><a:KeyValueOfstringArrayOfstringty7Ep6D1>' +
      "<a:Key>k</a:Key><a:Value><a:string>v</a:string></a:Value></a:KeyValueOfstringArrayOfstringty7Ep6D1></A></Root>",
  },
  "z:Id on an element (read)": {
    because: "an identity that nothing refers to is not part of the value",
    xml: '<Root xmlns="http://schemas.datacontract.org/2004/07/Try"><A>a</A></Root>',
  },
  "members in another order than ordinal (DataMember Order)": {
    because: "without x-order, members are written by name",
    xml: '<Root xmlns="http://schemas.datacontract.org/2004/07/Try"><A>a</A><B>b</B></Root>',
  },
};
