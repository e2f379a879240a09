import { parseTemplate } from 'url-template';
import { templateVariables } from './template-variables';
import { webUrl } from './web-url';

/**
 * What fills the gaps of a template: a text, or several for a variable that takes a list. Where that has a star, and each of
 * those is another name with a value, `name=value`, they are members of a map (RFC 6570, 3.2.1). What is left out, or empty, is
 * undefined.
 */
export type TemplateValues = Readonly<Record<string, string | readonly string[]>>;

/** The address a template (RFC 6570) makes with these values, seen from a page; null when it is none for http or https. */
export function expandTemplate(template: string, values: TemplateValues, base: string): string | null {
  const filled = Object.entries(values).filter(([, value]) => value.length > 0);
  try {
    const starred = new Set(templateVariables(template).flatMap(({ name, isList }) => (isList ? [name] : [])));
    const context = Object.fromEntries(
      filled.map(([name, value]) => [name, typeof value === 'string' ? value : severalOf(value, starred.has(name))]),
    );
    return webUrl(parseTemplate(template).expand(context), base);
  } catch {
    // Braces that are not RFC 6570.
    return null;
  }
}

/** A name and its value; what ends in `=` only fills up Base64. */
const member = /^([A-Za-z_][\w.-]*)=(?!=*$)(.+)$/s;

/** A map where there may be one and all are members of it, each by another name; else a list. */
function severalOf(values: readonly string[], mayBeMap: boolean): string[] | Record<string, string> {
  const members = values.flatMap((value): [string, string][] => {
    const [, name, inner] = member.exec(value) ?? [];
    return name === undefined || inner === undefined ? [] : [[name, inner]];
  });
  const isMap = mayBeMap && new Set(members.map(([name]) => name)).size === values.length;
  return isMap ? Object.fromEntries(members) : [...values];
}
