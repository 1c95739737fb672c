/** Web API's own error: texts, lists of texts and errors within errors, in the order in which they are written. */
export interface HttpError {
  readonly [name: string]: string | readonly string[] | HttpError;
}

export const serverError: HttpError = { Message: "An error has occurred." };
export const bodyTooLarge: HttpError = { Message: "Maximum request length exceeded." };
export const denied: HttpError = { Message: "Authorization has been denied for this request." };

export function invalidRequest(modelState: Readonly<Record<string, readonly string[]>>): HttpError {
  return { Message: "The request is invalid.", ModelState: modelState };
}

export function noResource(uri: string): HttpError {
  return { Message: `No HTTP resource was found that matches the request URI '${uri}'.` };
}

export function methodNotAllowed(method: string): HttpError {
  return { Message: `The requested resource does not support http method '${method}'.` };
}

/** Says which media type cannot be read; without one, which was assumed. */
export function unsupportedMediaType(mediaType: string | undefined): HttpError {
  return mediaType === undefined
    ? {
        Message:
          "The request contains an entity body but no Content-Type header. " +
          "The inferred media type 'application/octet-stream' is not supported for this resource.",
      }
    : { Message: `The request entity's media type '${mediaType}' is not supported for this resource.` };
}
