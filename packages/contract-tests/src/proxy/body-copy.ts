/** A copy of a body that passes by. It forgets everything once the body is longer than the limit. */
export interface BodyCopy {
  add(chunk: Uint8Array): void;
  /** What has passed so far; undefined when it was too long to keep. */
  bytes(): Uint8Array | undefined;
}

export function createBodyCopy(limitBytes: number): BodyCopy {
  let chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add: (chunk) => {
      length += chunk.length;
      if (length > limitBytes) {
        chunks = [];
      } else {
        chunks.push(chunk);
      }
    },
    bytes: () => (length > limitBytes ? undefined : new Uint8Array(Buffer.concat(chunks))),
  };
}
