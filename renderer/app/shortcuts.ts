/** The parts of a keyboard event that a shortcut looks at. */
export interface KeyStroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a stroke is a shortcut such as `mod+Shift+T`. `mod` is Command on a Mac and Control elsewhere. */
export function isShortcut(stroke: KeyStroke, shortcut: string, isMac: boolean): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const wanted = {
    ctrl: parts.includes('ctrl') || (parts.includes('mod') && !isMac),
    meta: parts.includes('mod') && isMac,
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  };
  const isHeld =
    stroke.ctrlKey === wanted.ctrl &&
    stroke.metaKey === wanted.meta &&
    stroke.altKey === wanted.alt &&
    (stroke.shiftKey === wanted.shift || isSymbol(key));
  return isHeld && isKey(stroke, key);
}

/** Symbols stand above different keys on different keyboards, some with Shift. */
const isSymbol = (key: string) => /^(plus|[-=,?])$/.test(key);

function isKey({ key, code }: KeyStroke, wanted: string): boolean {
  const typed = key.toLowerCase();
  if (wanted === 'plus') return typed === '+' || typed === '=';
  if (typed === wanted) return true;
  // Where another script or Option is in the way of the letter, the place of the key counts.
  const isLatin = /^[ -~]$/.test(key);
  return (
    !isLatin && key.length === 1 && wanted.length === 1 && (code === `Key${wanted.toUpperCase()}` || code === `Digit${wanted}`)
  );
}

/**
 * What a stroke is as a shortcut: `mod+Shift+k`. Null for modifiers alone, and for keys that type or move
 * when nothing is held with them; function keys stand alone.
 */
export function strokeOf(stroke: KeyStroke, isMac: boolean): string | null {
  const key = keyNameOf(stroke);
  const held = key === null ? null : heldWith(stroke, isMac);
  if (key === null || held === null) return null;
  if (held.length === 0 && !/^F\d+$/.test(key)) return null;
  const shift = stroke.shiftKey && !isSymbol(key) ? ['Shift'] : [];
  return [...held, ...shift, key].join('+');
}

/** The modifiers that make a key a shortcut; null where the system's own key is held. */
function heldWith({ ctrlKey, metaKey, altKey }: KeyStroke, isMac: boolean): readonly string[] | null {
  if (!isMac && metaKey) return null;
  const alt = altKey ? ['alt'] : [];
  if (!isMac) return [...(ctrlKey ? ['mod'] : []), ...alt];
  return [...(metaKey ? ['mod'] : []), ...(ctrlKey ? ['ctrl'] : []), ...alt];
}

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified']);

function keyNameOf({ key, code }: KeyStroke): string | null {
  if (modifiers.has(key)) return null;
  if (key === '+') return 'plus';
  if (key === ' ') return 'Space';
  if (key.length > 1) return key;
  const isLatin = /^[!-~]$/.test(key);
  if (isLatin) return key.toLowerCase();
  return /^(Key|Digit)./.test(code) ? code.replace(/^(Key|Digit)/, '').toLowerCase() : null;
}
