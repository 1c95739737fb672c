import { ParseOption, XmlDocument, XmlLibError } from "libxml2-wasm";

const { XML_PARSE_HUGE, XML_PARSE_IGNORE_ENC, XML_PARSE_NO_XXE, XML_PARSE_NONET } = ParseOption;

/** A text has no encoding any more, so that the one it declares is not looked at. */
const OPTIONS = { option: XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC | XML_PARSE_NO_XXE | XML_PARSE_NONET };

/**
 * Where libxml2 asks for more than XML 1.0 and its namespaces do: a namespace name that is not a URI, which is not an error
 * of form, and the type of `xml:id`, which is a recommendation of its own.
 */
const MORE_THAN_FORM = [/^xmlns(:\S+)?: '.*' is not a valid URI$/s, /^xml:id : attribute value .* is not an NCName$/s];

/** The level of what libxml2 mentions without objecting to it. */
const WARNING = 1;

/** What libxml2 has against the document, or undefined when it is well-formed and its namespaces are in order. */
export function objectionToForm(text: string): string | undefined {
  return withDocument(text);
}

function withDocument(text: string): string | undefined {
  try {
    using _ = XmlDocument.fromString(text, OPTIONS);
    return undefined;
  } catch (error) {
    if (error instanceof XmlLibError) {
      return objectionOf(error);
    }
    throw error;
  }
}

function objectionOf({ details, message: whole }: XmlLibError): string | undefined {
  if (details.length === 0) {
    return whole;
  }
  const objections = details
    .filter(({ level, message }) => level !== WARNING && !MORE_THAN_FORM.some((rule) => rule.test(message.trim())))
    .map(({ message }) => message.trim());
  return objections.length === 0 ? undefined : objections.join("; ");
}
