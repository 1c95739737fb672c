import { isInRange, parseContentType } from "../body/media-type.ts";
import type { MediaType } from "../types.ts";

/** The documented media type that a Content-Type header falls under. */
export function findMediaType(
  mediaTypes: Readonly<Record<string, MediaType>>,
  contentType: string,
): MediaType | undefined {
  const mediaType = parseContentType(contentType)?.mediaType ?? "";
  return Object.entries(mediaTypes).find(([range]) => isInRange(mediaType, range))?.[1];
}
