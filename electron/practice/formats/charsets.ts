import type { Endpoint } from '../endpoint.ts';
import { typed } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

interface Variant {
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly says: string;
}

const words = 'Le café de Gødel coûte 3 £, naïvement.\n';
const page = (charset: string): string => `<!doctype html><meta charset="${charset}"><title>Café</title><p>${words}</p>`;
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const marked = (bytes: Buffer, ...mark: number[]): Buffer => Buffer.concat([Buffer.from(mark), bytes]);

/** The same sentence in bytes that differ, under labels that are right, missing or wrong. */
const variants: Readonly<Record<string, Variant>> = {
  'utf-8': { contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(words), says: 'UTF-8, and labelled so' },
  'utf-8-bom': {
    contentType: 'text/plain',
    bytes: marked(Buffer.from(words), 0xef, 0xbb, 0xbf),
    says: 'no label; the byte order mark says UTF-8',
  },
  latin1: {
    contentType: 'text/plain; charset=iso-8859-1',
    bytes: Buffer.from(words, 'latin1'),
    says: 'one byte for each letter, and labelled so',
  },
  'utf-16-bom': {
    contentType: 'text/plain; charset=utf-16',
    bytes: marked(Buffer.from(words, 'utf16le'), 0xff, 0xfe),
    says: 'UTF-16; the mark says which way round',
  },
  'utf-16le': {
    contentType: 'text/plain; charset=utf-16le',
    bytes: Buffer.from(words, 'utf16le'),
    says: 'UTF-16 without a mark; the label says which way round',
  },
  'utf-16be': { contentType: 'text/plain; charset=utf-16be', bytes: bigEndian(words), says: 'the other way round' },
  wrong: {
    contentType: 'text/plain; charset=iso-8859-1',
    bytes: Buffer.from(words),
    says: 'labelled Latin-1 and is UTF-8: read by its label it is cafÃ©',
  },
  'wrong-too': {
    contentType: 'text/plain; charset=utf-8',
    bytes: Buffer.from(words, 'latin1'),
    says: 'labelled UTF-8 and is Latin-1: bytes that are no UTF-8',
  },
  unlabelled: {
    contentType: 'text/plain',
    bytes: Buffer.from(words, 'latin1'),
    says: 'no label and no mark: a reader must guess',
  },
  unknown: { contentType: 'text/plain; charset=x-library', bytes: Buffer.from(words), says: 'a label nobody knows' },
  meta: { contentType: 'text/html', bytes: Buffer.from(page('iso-8859-1'), 'latin1'), says: 'HTML that says it itself' },
  'header-wins': {
    contentType: 'text/html; charset=utf-8',
    bytes: Buffer.from(page('iso-8859-1')),
    says: 'the header says UTF-8, the page Latin-1; the header is right',
  },
};
const names = Object.keys(variants);

export const charset: Endpoint = {
  path: '/formats/charset/{name}',
  methods: ['GET'],
  group: 'Formats',
  summary: 'One sentence in many bytes',
  description: `The same sentence as ${names.join(', ')}: HTTP carries bytes, and only the label, a byte order mark or the page itself says what letters they are. Some labels here are wrong on purpose.`,
  tryIt: [
    ...names.map((name) => ({ method: 'GET', path: `/formats/charset/${name}`, expect: 200, says: variants[name]?.says ?? '' })),
    { method: 'GET', path: '/formats/charset/runes', expect: 404, says: 'not one of them' },
  ],
  handle(ask) {
    const name = ask.params['name'] ?? '';
    const variant = Object.hasOwn(variants, name) ? variants[name] : undefined;
    if (!variant) return refuse(ask, { status: 404, detail: `The variants are ${names.join(', ')}.` });
    return typed(200, variant.contentType, variant.bytes, [['Content-Security-Policy', "default-src 'none'"]]);
  },
};
