/** A document that the server's XML reader or its serializer would throw an exception for. */
export class XmlReadFailure extends Error {
  override readonly name = "XmlReadFailure";
}
