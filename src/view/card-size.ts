/** Most bytes of a card, in UTF-8: Teams refuses messages from about 28 KB, and the message around the card needs some. */
export const maxCardBytes = 26_500;

const encoder = new TextEncoder();

/** Bytes a value takes as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
