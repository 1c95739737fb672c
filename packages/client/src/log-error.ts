/** Writes a line to console.error, where there is a console that works. */
export function logError(message: string, error?: unknown): void {
  try {
    console.error(`@starfish-api/client: ${message}`, ...(error === undefined ? [] : [error]));
  } catch {
    // A console that fails leaves no place to say so.
  }
}
