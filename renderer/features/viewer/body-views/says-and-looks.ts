import type { BodyFacts } from '#shared/model/body-window';
import { essenceOf } from './essence-of';

type Facts = Pick<BodyFacts, 'looksLike' | 'bytesSay'>;

/** Names by which media types are called in speech. */
const markNames: Readonly<Record<string, string>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/bmp': 'BMP',
  'image/x-icon': 'an icon',
  'image/svg+xml': 'SVG',
  'audio/wav': 'WAV',
  'audio/mpeg': 'MP3',
  'audio/aac': 'AAC',
  'audio/flac': 'FLAC',
  'audio/ogg': 'Ogg',
  'audio/mp4': 'MPEG-4 audio',
  'video/mp4': 'MPEG-4',
  'video/webm': 'Matroska or WebM',
  'application/pdf': 'PDF',
};

/** What a body begins like, in speech. */
export const nameOfMark = (bytesSay: string | null): string =>
  (bytesSay === null ? null : markNames[bytesSay]) ?? 'unknown bytes';

const lookNames: { readonly [L in BodyFacts['looksLike']]: string } = {
  json: 'JSON',
  xml: 'XML',
  html: 'HTML',
  yaml: 'YAML',
  text: 'plain text',
  image: 'an image',
  audio: 'audio',
  video: 'video',
  pdf: 'PDF',
  archive: 'a packed archive',
  binary: 'bytes that are no text',
  empty: 'nothing',
};

/** Other names of types that have a mark; one mark may also stand for several types. */
const sameMark: Readonly<Record<string, RegExp>> = {
  'image/jpeg': /^image\/(?:jpeg|jpg|pjpeg)$/,
  'image/bmp': /^image\/(?:bmp|x-ms-bmp|x-bmp)$/,
  'image/x-icon': /^image\/(?:x-icon|vnd\.microsoft\.icon|ico)$/,
  'image/svg+xml': /^(?:image\/svg\+xml|text\/xml|application\/xml|text\/html|application\/xhtml\+xml)$/,
  'audio/wav': /^audio\/(?:wav|x-wav|wave|vnd\.wave)$/,
  'audio/mpeg': /^audio\/(?:mpeg|mp3|x-mpeg|mpeg3)$/,
  'audio/aac': /^audio\/(?:aac|aacp|x-aac)$/,
  'audio/flac': /^audio\/(?:flac|x-flac)$/,
  'audio/ogg': /^(?:audio|video|application)\/(?:ogg|opus|vorbis)$/,
  'audio/mp4': /^(?:audio|video)\/(?:mp4|x-m4a|m4a)$/,
  'video/mp4': /^(?:video|audio|image|application)\/(?:mp4|quicktime|x-m4v|3gpp|hei[cf]|mp21)/,
  'video/webm': /^(?:video|audio)\/(?:webm|x-matroska|matroska)/,
};

const isJson = /[/+](?:json|x-ndjson|ndjson|jsonl|jsonlines|json-seq)$|^multipart\/|^text\/event-stream$|javascript$/;
const isXml = /[/+]xml$|html/;
const isBinaryType = /^(?:image|audio|video)\/(?!svg\+xml)|^application\/(?:pdf|zip|gzip)$/;
const isTextType = /^text\/|[/+](?:json|xml|yaml)$/;

/** Whether a body that looks like this may rightly be called so; what a look says too little about is let be. */
const rightly: { readonly [L in BodyFacts['looksLike']]: (essence: string) => boolean } = {
  json: (essence) =>
    isJson.test(essence) || !(isTextType.test(essence) || isBinaryType.test(essence)) || /yaml|csv/.test(essence),
  xml: (essence) => isXml.test(essence) || !(/json|^text\/plain$/.test(essence) || isBinaryType.test(essence)),
  html: (essence) => isXml.test(essence) || !(/json|^text\/plain$/.test(essence) || isBinaryType.test(essence)),
  // Whatever is called text may be, and what is called something that is no text may not.
  yaml: (essence) => !isBinaryType.test(essence) && !/[/+](?:json|xml)$/.test(essence),
  text: (essence) => !isBinaryType.test(essence) && !/[/+](?:json|xml)$/.test(essence),
  binary: (essence) => !isTextType.test(essence),
  archive: (essence) => !isTextType.test(essence) && !isBinaryType.test(essence.replace(/(?:zip|gzip)$/, '')),
  image: () => true,
  audio: () => true,
  video: () => true,
  pdf: () => true,
  empty: () => true,
};

const isDrawnType = /^(?:image|audio|video)\//;

/** Of a picture, sound or film whose bytes have no mark that is known. */
const undrawn = (essence: string): string =>
  isKnown(essence) ? `says ${essence}, looks like nothing of the kind` : `${essence} cannot be shown here`;

/** Whether bodies of a type begin with a mark that is known. */
const isKnown = (essence: string): boolean =>
  Object.keys(markNames).includes(essence) || Object.values(sameMark).some((names) => names.test(essence));

const isOther = (looksLike: Facts['looksLike'], bytesSay: string | null, essence: string): boolean =>
  bytesSay === null ? !rightly[looksLike](essence) : !(sameMark[bytesSay]?.test(essence) ?? essence === bytesSay);

/** Where a body's head and its bytes do not agree on what it is, both in a few words; null where they do. */
export function saysAndLooks({ looksLike, bytesSay }: Facts, contentType: string | null): string | null {
  const essence = essenceOf(contentType);
  if (looksLike === 'binary' && isDrawnType.test(essence)) return undrawn(essence);
  // SVG inside of text that names no picture is text: only what is called something else is remarked on.
  if (!isOther(looksLike, bytesSay, essence) || (bytesSay === 'image/svg+xml' && essence === '')) return null;
  const looks = (bytesSay === null ? null : markNames[bytesSay]) ?? lookNames[looksLike];
  return `${essence === '' ? 'names no type' : `says ${essence}`}, looks like ${looks}`;
}
