import { parseTemplate } from 'url-template';
import { webUrl } from './web-url';

/**
 * What fills the gaps of a template: a text, or several for a variable that takes a list. Where each of those is a name and a
 * value, `name=value`, they are members of a map (RFC 6570, 3.2.1). What is left out, or empty, is undefined.
 */
export type TemplateValues = Readonly<Record<string, string | readonly string[]>>;

/** The address a template (RFC 6570) makes with these values, seen from a page; null when it is none for http or https. */
export function expandTemplate(template: string, values: TemplateValues, base: string): string | null {
  const filled = Object.entries(values).filter(([, value]) => value.length > 0);
  try {
    const context = Object.fromEntries(
      filled.map(([name, value]) => [name, typeof value === 'string' ? value : severalOf(value)]),
    );
    return webUrl(parseTemplate(template).expand(context), base);
  } catch {
    // Braces that are not RFC 6570.
    return null;
  }
}

const member = /^([^=]+)=(.*)$/s;

function severalOf(values: readonly string[]): string[] | Record<string, string> {
  const members = values.map((value) => member.exec(value));
  if (members.some((one) => one === null)) return [...values];
  return Object.fromEntries(members.map((one) => [one?.[1] ?? '', one?.[2] ?? '']));
}
