import type { ImportNotes } from '../import-notes';

const renamed: readonly (readonly [RegExp, string])[] = [
  [/^\$(?:processEnv|dotenv)\s+%?([\w.]+)$/, 'process.env.$1'],
  [/^\$env\.([\w.]+)$/, 'process.env.$1'],
  [/^\$random\.uuid$/, '$uuid'],
  [/^\$random\.email$/, '$randomEmail'],
  [/^\$randomInt\b.*$/, '$randomInt'],
  [/^\$random\.integer\b.*$/, '$randomInt'],
  [/^\$datetime\s+iso8601$/, '$isoTimestamp'],
  [/^\$timestamp$/, '$timestamp'],
];

/** Names that editors know by themselves said in Cairn’s way; what takes something from another answer is told. */
export function plainVariables(text: string, place: string, notes: ImportNotes): string {
  return text.replaceAll(/\{\{([^{}]{1,400})\}\}/g, (whole, inner: string) => {
    const name = inner.trim();
    const [from, to] = renamed.find(([pattern]) => pattern.test(name)) ?? [];
    if (from && to !== undefined) return `{{${name.replace(from, to)}}}`;
    if (/^[\w-]+\.(?:request|response)\./.test(name))
      notes.lose(place, `the value ${whole} of another request`, 'set a variable from that answer in Checks, and use it here');
    else if (/^\$(?:datetime|localDatetime|aadToken|oidcAccessToken|random\.|auth\.)/.test(name))
      notes.lose(place, `the value ${whole}`, 'Cairn has no such value');
    return `{{${name}}}`;
  });
}
