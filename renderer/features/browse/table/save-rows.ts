import type { CallInput, Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { formatBytes, formatCount } from '#shared/http/quantities';

type Wanted = CallInput<'rows.export'>;

/** Has rows written out where the user says: through the system's dialog, or as a download where the host has none. Answers what to tell. */
export async function saveRows(host: Host, wanted: Wanted, base: string): Promise<string> {
  const written = await host.call('rows.export', wanted);
  if (!written.ok) return describeFailure(written.failure);
  const { bodyId, rows, bytes } = written.value;
  const name = `${nameOf(base)}.${wanted.format}`;
  const words = `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}, ${formatBytes(bytes)}`;
  const chosen = await host.call('files.choose', { what: 'saveFile', suggestedName: name });
  if (!chosen.ok && chosen.failure.kind !== 'unsupported') return describeFailure(chosen.failure);
  if (!chosen.ok) {
    download(await host.bodyUrl(bodyId), name);
    return `${words}: the download has started`;
  }
  if (chosen.value === null) return '';
  const saved = await host.call('body.save', { bodyId, path: chosen.value });
  return saved.ok ? `${words} saved` : describeFailure(saved.failure);
}

/** A name for the file: the last part of the address. */
function nameOf(base: string): string {
  const last = new URL(base).pathname.split('/').findLast((part) => part !== '') ?? 'rows';
  return last.replace(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 120);
}

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
