/** A text that may be JSON: `valid` by RFC 8259, `invalid`, or `open`: left to whoever reads it, or a sequence of values. */
export interface JsonCase {
  readonly name: string;
  readonly is: 'valid' | 'invalid' | 'open';
  readonly bytes: Uint8Array;
}

type Source = string | readonly number[];
const bytesOf = (source: Source): Uint8Array => (typeof source === 'string' ? Buffer.from(source) : Uint8Array.from(source));
/** Cases of one class. */
export const cases = (is: JsonCase['is'], what: string, sources: readonly Source[]): JsonCase[] =>
  sources.map((source, at) => ({
    name: `${what} ${at + 1}: ${JSON.stringify(source).slice(0, 40)}`,
    is,
    bytes: bytesOf(source),
  }));

export const inList = (texts: readonly string[]): string[] => texts.map((text) => `[${text}]`);
export const quoted = (texts: readonly string[]): string[] => texts.map((text) => `["${text}"]`);
/** Bytes that are no UTF-8, between quotes. */
export const rawText = (...inside: number[]): number[] => [0x5b, 0x22, ...inside, 0x22, 0x5d];
