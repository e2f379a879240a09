/** What a page says about the form that asks for a name. */
export interface LoginForm {
  /** The hidden fields a browser sends along, in order. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  /** `<meta name="csrf-token">`, where scripts find the token. */
  readonly metaToken: string | null;
  /** The page has a field of that name: it asks, or asks again. */
  readonly asksFor: boolean;
}

/** Reads an HTML page as far as logging in needs it. Of several forms the one counts that has the field of the user name. */
export function readLoginForm(html: string, usernameField: string): LoginForm {
  const plain = html.replace(/<!--[^]*?-->/g, '');
  const forms = Array.from(plain.matchAll(/<form\b[^]*?<\/form\s*>/gi), ([form]) => inputsOf(form));
  const form = forms.find((inputs) => inputs.some(({ name }) => name === usernameField));
  const inputs = form ?? inputsOf(plain);
  const meta = Array.from(plain.matchAll(/<meta\b[^>]*>/gi), ([tag]) => attributesOf(tag)).find(
    (attributes) => attributes.get('name')?.toLowerCase() === 'csrf-token',
  );
  return {
    hidden: inputs.flatMap(({ name, value, type }) => (type === 'hidden' && name !== '' ? [[name, value] as const] : [])),
    metaToken: meta?.get('content') ?? null,
    asksFor: inputs.some(({ name }) => name === usernameField),
  };
}

interface Input {
  readonly name: string;
  readonly value: string;
  readonly type: string;
}

const inputsOf = (html: string): Input[] =>
  Array.from(html.matchAll(/<input\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi), ([tag]) => {
    const attributes = attributesOf(tag);
    return {
      name: attributes.get('name') ?? '',
      value: attributes.get('value') ?? '',
      type: (attributes.get('type') ?? 'text').toLowerCase(),
    };
  });

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  return new Map(
    Array.from(found, ([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescapeHtml(double ?? single ?? bare ?? ''),
    ]),
  );
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeHtml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
