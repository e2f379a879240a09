/** A stretch of a line of Markdown. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly spans: readonly Span[] }
  | { readonly kind: 'emphasis'; readonly spans: readonly Span[] }
  | { readonly kind: 'link'; readonly href: string; readonly spans: readonly Span[] };

interface Found {
  readonly span: Span;
  readonly end: number;
}

/** Looks for what ends a stretch; once one kind of end is not there any more, it is not looked for again. */
interface Text {
  readonly text: string;
  readonly missing: Set<string>;
}

const deepest = 6;

/** Reads emphasis, code and links. HTML stays the text that it is, and a picture becomes the link to it. */
export function parseInline(text: string, depth = 0): Span[] {
  if (depth >= deepest) return [{ kind: 'text', text }];
  const within: Text = { text, missing: new Set() };
  const spans: Span[] = [];
  let plain = '';
  const endPlain = () => {
    if (plain !== '') spans.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const found = spanAt(within, at, depth);
    if (found === null) {
      const letters = plainAt(text, at);
      plain += letters.replace(/^\\(?=.)/, '');
      at += letters.length;
      continue;
    }
    endPlain();
    spans.push(found.span);
    at = found.end;
  }
  endPlain();
  return spans;
}

/** One letter, or a sign with the backslash before it. */
const plainAt = (text: string, at: number): string => {
  const two = text.slice(at, at + 2);
  return /^\\[!-/:-@[-`{-~]$/.test(two) ? two : two.slice(0, 1);
};

function spanAt(within: Text, at: number, depth: number): Found | null {
  switch (within.text[at]) {
    case '`':
      return codeAt(within, at);
    case '*':
    case '_':
      return emphasisAt(within, at, depth);
    case '!':
      return within.text[at + 1] === '[' ? linkAt(within, at + 1, depth) : null;
    case '[':
      return linkAt(within, at, depth);
    case '<':
      return bareLinkAt(within, at);
    default:
      return null;
  }
}

function endOf({ text, missing }: Text, mark: string, from: number): number {
  if (missing.has(mark)) return -1;
  const found = text.indexOf(mark, from);
  if (found < 0) missing.add(mark);
  return found;
}

function codeAt(within: Text, at: number): Found | null {
  const ticks = within.text[at + 1] === '`' ? '``' : '`';
  const end = endOf(within, ticks, at + ticks.length);
  if (end < 0) return null;
  return { span: { kind: 'code', text: within.text.slice(at + ticks.length, end).trim() }, end: end + ticks.length };
}

function emphasisAt(within: Text, at: number, depth: number): Found | null {
  const { text } = within;
  const letter = text.charAt(at);
  const mark = text.charAt(at + 1) === letter ? letter + letter : letter;
  const from = at + mark.length;
  // An underscore inside of a name means nothing.
  const isInName = letter === '_' && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
  if (isInName || isGap(text.charAt(from))) return null;
  const end = endOf(within, mark, from + 1);
  if (end < 0 || isGap(text.charAt(end - 1))) return null;
  const spans = parseInline(text.slice(from, end), depth + 1);
  return { span: { kind: mark.length === 2 ? 'strong' : 'emphasis', spans }, end: end + mark.length };
}

const isGap = (letter: string): boolean => letter === '' || /\s/.test(letter);

function linkAt(within: Text, at: number, depth: number): Found | null {
  const middle = endOf(within, '](', at + 1);
  const end = middle < 0 ? -1 : endOf(within, ')', middle + 2);
  if (end < 0) return null;
  const label = within.text.slice(at + 1, middle);
  if (label.includes('\n\n') || label.includes('[')) return null;
  const href =
    within.text
      .slice(middle + 2, end)
      .trim()
      .split(/\s/)[0] ?? '';
  const spans = parseInline(label === '' ? href : label, depth + 1);
  return { span: mayOpen(href) ? { kind: 'link', href, spans } : { kind: 'text', text: `${label} (${href})` }, end: end + 1 };
}

function bareLinkAt(within: Text, at: number): Found | null {
  const end = endOf(within, '>', at + 1);
  const href = end < 0 ? '' : within.text.slice(at + 1, end);
  return mayOpen(href) && !/\s/.test(href)
    ? { span: { kind: 'link', href, spans: [{ kind: 'text', text: href }] }, end: end + 1 }
    : null;
}

/** Any other scheme would run something, or reach into this machine. */
const mayOpen = (href: string): boolean => /^(?:https?:\/\/|mailto:)\S+$/i.test(href);
