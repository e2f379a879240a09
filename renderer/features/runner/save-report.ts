import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { formatBytes } from '#shared/http/quantities';
import type { RunReportFormat } from '#shared/model/collection-run';

const endings: Readonly<Record<RunReportFormat, string>> = { json: 'json', junit: 'xml', html: 'html' };

/** Has a report written where the user says: through the system's dialog, or as a download where the host has none. Answers what to tell. */
export async function saveReport(host: Host, runId: string, format: RunReportFormat, name: string): Promise<string> {
  const written = await host.call('run.report', { runId, format });
  if (!written.ok) return describeFailure(written.failure);
  const { bodyId, bytes } = written.value;
  const suggestedName = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100) || 'run'}.${endings[format]}`;
  const chosen = await host.call('files.choose', { what: 'saveFile', suggestedName });
  if (!chosen.ok && chosen.failure.kind !== 'unsupported') return describeFailure(chosen.failure);
  if (!chosen.ok) {
    const link = document.createElement('a');
    link.href = await host.bodyUrl(bodyId);
    link.download = suggestedName;
    link.click();
    return `${formatBytes(bytes)}: the download has started`;
  }
  if (chosen.value === null) return '';
  const saved = await host.call('body.save', { bodyId, path: chosen.value });
  return saved.ok ? `${formatBytes(bytes)} saved` : describeFailure(saved.failure);
}
