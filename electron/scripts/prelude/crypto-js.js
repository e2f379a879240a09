import { btoa } from './base64.js';
import { base64, base64url, hex, latin1, utf8 } from './bytes.js';
import { digest } from './host.js';
import { withRefusals } from './unsupported.js';

/** Bytes as `crypto-js` hands them around. */
class WordArray {
  constructor(bytes) {
    this.bytes = bytes;
  }

  get sigBytes() {
    return this.bytes.length;
  }

  get words() {
    return Array.from({ length: Math.ceil(this.bytes.length / 4) }, (_, at) =>
      [0, 1, 2, 3].reduce((word, index) => (word << 8) | (this.bytes.charCodeAt(at * 4 + index) || 0), 0),
    );
  }

  toString(encoder = encoders.Hex) {
    return encoder.stringify(this);
  }

  concat(other) {
    return new WordArray(this.bytes + other.bytes);
  }
}

const encoder = ({ parse, write }) => ({ parse: (text) => new WordArray(parse(text)), stringify: ({ bytes }) => write(bytes) });
const encoders = {
  Hex: encoder(hex),
  Utf8: encoder(utf8),
  Latin1: encoder(latin1),
  Base64: encoder(base64),
  Base64url: encoder(base64url),
};

const bytesOf = (given) => (given instanceof WordArray ? given.bytes : utf8.parse(given));

const hash = (algorithm) => (text) => new WordArray(base64.parse(digest({ algorithm, data: btoa(bytesOf(text)) })));
const hmac = (algorithm) => (text, key) =>
  new WordArray(base64.parse(digest({ algorithm, data: btoa(bytesOf(text)), key: btoa(bytesOf(key)) })));

const names = {
  MD5: 'md5',
  SHA1: 'sha1',
  SHA224: 'sha224',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
  RIPEMD160: 'ripemd160',
};

const noCipher = 'hashes, HMACs and encodings are there, ciphers are not';
const ciphers = ['AES', 'DES', 'TripleDES', 'RC4', 'Rabbit', 'PBKDF2', 'EvpKDF', 'SHA3'];

/** The hashes, HMACs and encodings of `crypto-js`. */
export const cryptoJs = withRefusals(
  'CryptoJS',
  {
    ...Object.fromEntries(Object.entries(names).map(([name, algorithm]) => [name, hash(algorithm)])),
    ...Object.fromEntries(Object.entries(names).map(([name, algorithm]) => [`Hmac${name}`, hmac(algorithm)])),
    enc: withRefusals('CryptoJS.enc', encoders),
  },
  Object.fromEntries(ciphers.map((name) => [name, noCipher])),
);
