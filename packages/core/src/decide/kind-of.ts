/** What may be said of a thrown value: the words of an error might hold a secret. */
export function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
