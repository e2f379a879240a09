const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Characters up to U+00FF as base64. */
export function btoa(text) {
  const bytes = Array.from(String(text), (letter) => letter.codePointAt(0));
  if (bytes.some((byte) => byte > 255)) throw new RangeError('btoa takes characters up to U+00FF alone');
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one, two = 0, three = 0] = bytes.slice(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    const four = [18, 12, 6, 0].map((shift) => letters[(bits >> shift) & 63]);
    out += four.map((letter, index) => (at + index > bytes.length ? '=' : letter)).join('');
  }
  return out;
}

/** Base64, also without its padding, as characters up to U+00FF. */
export function atob(text) {
  const packed = String(text).replace(/[\s=]/g, '');
  let [bits, held, out] = [0, 0, ''];
  for (const letter of packed) {
    const value = letters.indexOf(letter);
    if (value < 0) throw new RangeError(`“${letter}” is not base64`);
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 255);
  }
  return out;
}
