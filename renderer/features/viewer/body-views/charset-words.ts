import type { BodyCharset } from '#shared/model/body-window';

/** The standard's name for a label; null where it has none. */
function knownName(label: string | null): string | null {
  try {
    return label === null ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** As it is written in speech. */
export const charsetName = (name: string): string =>
  name.toUpperCase().replace('WINDOWS', 'Windows').replace('SHIFT_JIS', 'Shift JIS');

/** How it came that a body is read so. */
export function wayToCharset({ name, by, textSays }: BodyCharset): string {
  switch (by) {
    case 'mark':
      return 'its first bytes are a byte order mark';
    case 'asked':
      return 'its head says so';
    case 'text':
      return textSays === null ? 'it says so itself' : `it says ${textSays}`;
    case 'zeros':
      return 'every other byte is zero';
    case 'bytes':
      return name === 'utf-8' ? 'nothing says otherwise' : 'its bytes are no UTF-8';
  }
}

/** Where head, mark, text and bytes do not agree, in a few words; null where they do. */
export function charsetRemark(found: BodyCharset, headSays: string | null): string | null {
  const head = headSays === null ? null : remarkOnHead(found, headSays);
  if (head !== null) return head;
  return found.fits ? remarkOnText(found) : `not all of it is ${charsetName(found.name)}`;
}

function remarkOnHead({ name, by }: BodyCharset, headSays: string): string | null {
  const known = knownName(headSays);
  if (known === null) return `the head says ${headSays}, which is no known charset`;
  return by === 'mark' && known !== name ? `the head says ${headSays}, its mark ${charsetName(name)}` : null;
}

const sayers: { readonly [B in BodyCharset['by']]: string } = {
  mark: 'its mark',
  asked: 'the head',
  text: 'the text',
  zeros: 'its bytes',
  bytes: 'its bytes',
};

function remarkOnText({ name, by, textSays }: BodyCharset): string | null {
  const own = knownName(textSays);
  if (by === 'text' || own === null || own === name) return null;
  return `it says ${textSays ?? ''}, ${sayers[by]} ${charsetName(name)}`;
}
