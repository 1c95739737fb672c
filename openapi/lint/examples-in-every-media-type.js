/** Every media type carries named examples: they are the golden data of every test. */
export function examplesInEveryMediaType() {
  return {
    MediaType(mediaType, { report, location, key }) {
      if (Object.keys(mediaType.examples ?? {}).length === 0) {
        report({ message: `Media type "${key}" needs at least one named example.`, location });
      }
    },
  };
}
