import { useState } from 'react';
import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { formatBytes } from '#shared/http/quantities';
import { useHost } from '../../state/use-app';

/** Saves one message where the user says, or as a download where the host has no dialog; `note` tells what came of it. */
export function useSaveMessage(bodyId: string, n: number): { readonly note: string; readonly run: () => void } {
  const host = useHost();
  const [note, setNote] = useState('');
  return { note, run: () => void save(host, bodyId, n).then(setNote) };
}

async function save(host: Host, bodyId: string, n: number): Promise<string> {
  const exported = await host.call('socket.exportMessage', { bodyId, n });
  if (!exported.ok) return describeFailure(exported.failure);
  const name = `message-${n + 1}.txt`;
  const chosen = await host.call('files.choose', { what: 'saveFile', suggestedName: name });
  if (!chosen.ok && chosen.failure.kind !== 'unsupported') return describeFailure(chosen.failure);
  if (!chosen.ok) {
    download(await host.bodyUrl(exported.value.bodyId), name);
    return 'Download started';
  }
  if (chosen.value === null) return '';
  const saved = await host.call('body.save', { bodyId: exported.value.bodyId, path: chosen.value });
  return saved.ok ? `${formatBytes(saved.value.bytes)} saved` : describeFailure(saved.failure);
}

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
