export interface FormField {
  readonly name: string;
  readonly value: string;
  /** Name and value as they came. */
  readonly raw: string;
}

/** The fields of a form in their order (URL standard, section 5.1). What is not encoded well stays as it came. */
export function readFields(text: string): FormField[] {
  return text
    .trim()
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const at = raw.indexOf('=');
      return { name: decode(at < 0 ? raw : raw.slice(0, at)), value: at < 0 ? '' : decode(raw.slice(at + 1)), raw };
    });
}

function decode(encoded: string): string {
  const spaced = encoded.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
