import { readFileSync } from 'node:fs';
import { fileErrorCode } from './file-failure.ts';

/**
 * What is made of a small file's text, null where there is no file; of the text it had before it is the very value made before.
 * The file is read each time, whoever has written it. It is read here and now: every request that is sent waits for it,
 * and by way of Node's threads and back it takes many times as long. Throws what the system does.
 */
export function rememberFile<T>(path: string, make: (text: string | null) => T): () => T {
  let last: { readonly text: string | null; readonly value: T } | undefined;
  return () => {
    const text = readText(path);
    if (last?.text !== text) last = { text, value: make(text) };
    return last.value;
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}
