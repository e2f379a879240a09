import { open } from 'node:fs/promises';
import { fileErrorCode } from './file-failure.ts';

/** Makes the names in a folder survive a power cut. Systems that cannot sync a folder keep them in their own way. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (thrown) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(fileErrorCode(thrown) ?? '')) throw thrown;
  } finally {
    await handle.close();
  }
}
