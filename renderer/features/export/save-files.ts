import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { formatBytes } from '#shared/http/quantities';

/** A file that waits as a body. */
export interface WaitingFile {
  readonly name: string;
  readonly bodyId: string;
  readonly bytes: number;
}

/** Saves files where the user says, one after the other, or as downloads where the host has no dialog. Answers what to tell. */
export async function saveFiles(host: Host, files: readonly WaitingFile[]): Promise<string> {
  const told: string[] = [];
  for (const file of files) {
    const said = await saveOne(host, file);
    if (said === null) return told.join(' ');
    told.push(said);
  }
  return told.join(' ');
}

/** Null where the user thought better of it. */
async function saveOne(host: Host, { name, bodyId, bytes }: WaitingFile): Promise<string | null> {
  const chosen = await host.call('files.choose', { what: 'saveFile', suggestedName: name });
  if (!chosen.ok && chosen.failure.kind !== 'unsupported') return describeFailure(chosen.failure);
  if (!chosen.ok) {
    download(await host.bodyUrl(bodyId), name);
    return `${name}, ${formatBytes(bytes)}: the download has started.`;
  }
  if (chosen.value === null) return null;
  const saved = await host.call('body.save', { bodyId, path: chosen.value });
  return saved.ok ? `${name}, ${formatBytes(bytes)}, is saved.` : describeFailure(saved.failure);
}

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
