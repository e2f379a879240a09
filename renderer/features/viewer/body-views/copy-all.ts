import type { Host } from '#shared/contract/types';
import { sentenceOf } from './body-failure';
import { sizeOf } from './body-words';

/** More is not given to the clipboard: programs that take it choke. */
export const mostCopied = 8 * 1024 * 1024;

interface Copied {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string | null;
}

/** Copies the text of a body of no more than `mostCopied` bytes; answers what came of it, in a few words. */
export async function copyAll(host: Host, { bodyId, bytes, charset }: Copied): Promise<string> {
  const read = await host.call('body.readText', { bodyId, charset });
  if (!read.ok) return sentenceOf(read.failure);
  return navigator.clipboard.writeText(read.value.text).then(
    () => `${sizeOf(bytes)} copied`,
    () => 'The clipboard cannot be written here',
  );
}
