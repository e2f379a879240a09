import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Drawer } from '../world/drawers.ts';
import type { World } from '../world/world.ts';

/** A picture somebody put in place of a drawn cover. */
export interface UploadedCover {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly modified: string;
}

/** What a picture of each kind begins with; the label a caller puts on it decides nothing. */
const beginnings: readonly (readonly [mediaType: string, begins: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1'))],
  ['image/webp', (bytes) => /^RIFF....WEBP/s.test(bytes.subarray(0, 12).toString('latin1'))],
];
export const coverTypes = beginnings.map(([mediaType]) => mediaType);

export const coversOf = (world: World): Drawer<UploadedCover> => world.drawers.open('covers');

/** The picture in the body: in the part `cover` of a form, or as the body itself. */
export async function readCover(ask: Ask): Promise<Outcome<UploadedCover>> {
  const body = await ask.body();
  if (!body.ok) return body;
  const contentType = ask.headers['content-type'] ?? '';
  const isForm = /^multipart\/form-data\b/i.test(contentType);
  const picture = isForm ? await partNamed('cover', body.value, contentType) : granted(body.value);
  if (!picture.ok) return picture;
  const mediaType = beginnings.find(([, begins]) => begins(picture.value))?.[0];
  if (mediaType === undefined) {
    return refused({
      status: 415,
      detail: 'That is no picture this library can put on a book.',
      help: `Send ${coverTypes.join(', ')}, or a multipart form with a file called cover.`,
      headers: [['Accept', ['multipart/form-data', ...coverTypes].join(', ')]],
    });
  }
  return granted({ mediaType, bytes: picture.value, modified: new Date(ask.world.clock.now()).toUTCString() });
}

async function partNamed(name: string, bytes: Buffer, contentType: string): Promise<Outcome<Buffer>> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }).formData();
    const part = form.get(name);
    if (part instanceof Blob) return granted(Buffer.from(await part.arrayBuffer()));
    return refused({ status: 400, detail: `The form has no file called ${name}.` });
  } catch {
    return refused({ status: 400, detail: 'The form cannot be read: is the boundary in Content-Type the one in the body?' });
  }
}
