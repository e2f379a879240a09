/** What checks, setters and scripts see of an exchange that has an answer. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Parsed where it is JSON, else the text; null where there was none or it was too large to be read whole. */
  readonly body: unknown;
  /** Milliseconds from the first byte sent to the last one received. */
  readonly responseTime: number;
  /** The address that answered in the end. */
  readonly url: string;
  /** Bytes of body after decoding. */
  readonly size: number;
}

/** No whole number with fewer digits is beyond a double; asking for each value is what makes reading slow. */
const tooLong = /\d{16}/;

/** A whole number that a double cannot hold stays exact, so that ids are compared as they came. */
export function parseBody(text: string): unknown {
  try {
    return tooLong.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
  } catch {
    return text;
  }
}

/** The text of a number as it stood is given to revivers by the newer engines alone, and by all that Cairn runs on. */
function exact(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
}
