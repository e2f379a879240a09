import type { HandlersOf } from '#shared/contract/types';
import { secretsIn } from '#shared/model/auth-secrets';
import { advance, type Exchange, isOver } from '#shared/model/exchange';
import { exchangeHar, type ExchangeBodies } from '#shared/interop/writers/exchange-har';
import { exchangeWithoutSecrets } from '#shared/interop/writers/exchange-without-secrets';
import { createLosses } from '#shared/interop/writers/losses';
import { fail, ok } from '#shared/result';
import { findVariables } from '#shared/variables/find-variables';
import type { BodyStore } from '../bodies/body-store';
import { fillKept } from '../interop/fill-kept.ts';
import type { Exported } from '../interop/write-export.ts';
import type { PrepareDraft } from '../runner/prepare-draft.ts';
import { safeStem } from '../storage/collection/file-names.ts';
import { readKept } from '../storage/collection/read-kept.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { createCodeHandlers } from './code-handlers';
import { createFolderExport } from './export-folder.ts';
import type { ExchangeService } from './exchange-service';
import type { HistoryService } from './history-service';
import { createKnownAnswers } from './known-answers';

export interface ExportParts {
  readonly bodies: BodyStore;
  readonly vault: SecretVault;
  readonly prepare: PrepareDraft;
  readonly exchanges: Pick<ExchangeService, 'handlers'>;
  readonly history: Pick<HistoryService, 'handlers'>;
  readonly isOpen: (root: string) => boolean;
}

/** So much of a file is shown before it is saved. */
const shownAtMost = 20_000;
/** Bodies above this are not written into a HAR log. */
const bodyAtMost = 4 * 1024 ** 2;

/** Writes collections, requests and exchanges as other tools read them. What is written waits as bodies until it is saved. */
export function createExportService(parts: ExportParts): HandlersOf<'export'> {
  const { bodies, vault, isOpen } = parts;
  const keep = createKeeper(bodies);
  return {
    ...createCodeHandlers(parts),
    ...createFolderExport(parts),
    async 'export.collection'({ place, format, shell, includeSecrets, withAnswers }, caller) {
      if (!isOpen(place.root)) return fail({ kind: 'notFound', what: `open collection in ${place.root}` });
      const losses = createLosses();
      const read = await readKept(place.root, place.path, losses);
      const kept = read.ok && includeSecrets ? await fillKept(read.value, vault) : read;
      if (!kept.ok) return kept;
      // The formats are read when something is exported, and by nothing else.
      const { writeExport } = await import('../interop/write-export.ts');
      const answersOf = withAnswers ? await createKnownAnswers(parts, place, caller) : undefined;
      const exported = writeExport(kept.value, { format, shell, includeSecrets, ...(answersOf && { answersOf }) }, losses);
      return ok(await keep.files(exported));
    },
    async 'export.exchange'({ exchangeId, includeSecrets }, caller) {
      const events = await parts.exchanges.handlers['exchange.replay']({ exchangeId }, caller);
      if (!events.ok) return events;
      const exchange = events.value.reduce<Exchange | undefined>(advance, undefined);
      if (!exchange || !isOver(exchange)) return fail({ kind: 'notFound', what: 'the end of this exchange' });
      const wire = await parts.exchanges.handlers['exchange.readWire']({ exchangeId }, caller);
      const draft = await parts.exchanges.handlers['exchange.readDraft']({ exchangeId }, caller);
      const found = { sent: sentText(wire.ok ? wire.value.entries : []), received: await receivedOf(exchange, bodies) };
      const typed = draft.ok ? secretsIn(draft.value.auth).filter((secret) => findVariables(secret).length === 0) : [];
      const known = [...typed, ...(wire.ok ? (wire.value.secrets ?? []) : [])];
      const shown = includeSecrets ? { exchange, bodies: found } : exchangeWithoutSecrets(exchange, found, known);
      const text = `${JSON.stringify(exchangeHar(shown.exchange, shown.bodies), null, 2)}\n`;
      return ok({ name: `${safeStem(nameOf(exchange))}.har`, ...(await keep.one(text)) });
    },
  };
}

const nameOf = ({ method, url }: Exchange): string =>
  `${method} ${url.replace(/^[a-z]+:\/\/(?:[^/@]*@)?/i, '').replace(/[?#].*$/s, '')}`;

type Wire = Extract<Awaited<ReturnType<ExchangeService['handlers']['exchange.readWire']>>, { ok: true }>['value']['entries'];

/** The body that went out first, where all of it is known and it is text. */
function sentText(entries: Wire): string | null {
  const sent = entries.filter(({ hop, direction, part }) => hop === 0 && direction === 'sent' && part === 'body');
  if (sent.length === 0 || sent.some(({ bytes, total }) => bytes.length < total)) return null;
  return textOf(Buffer.from(sent.map(({ bytes }) => bytes).join(''), 'latin1'));
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function receivedOf(exchange: Exchange, bodies: BodyStore): Promise<ExchangeBodies['received']> {
  const body = 'bodyId' in exchange && exchange.bodyId !== null ? bodies.get(exchange.bodyId) : undefined;
  if (!body || body.bytes > bodyAtMost) return null;
  const bytes = await body.read(0, body.bytes);
  const text = textOf(bytes);
  return text === null ? { text: Buffer.from(bytes).toString('base64'), isBase64: true } : { text, isBase64: false };
}

/** Puts texts where bodies are; those of the export before go. */
function createKeeper(bodies: BodyStore) {
  let before: string[] = [];
  const write = async (text: string) => {
    const bytes = Buffer.from(text);
    const writer = bodies.create();
    await writer.write(bytes);
    await writer.end();
    return { bodyId: writer.id, bytes: bytes.length };
  };
  const replace = async (ids: string[]) => {
    const gone = before;
    before = ids;
    await bodies.release(gone);
  };
  return {
    async one(text: string) {
      const kept = await write(text);
      await replace([kept.bodyId]);
      return kept;
    },
    async files({ files, losses, warnings }: Exported) {
      const written = await Promise.all(
        files.map(async ({ name, text }) => ({
          name: fileName(name),
          start: text.slice(0, shownAtMost),
          ...(await write(text)),
        })),
      );
      await replace(written.map(({ bodyId }) => bodyId));
      return { files: written, losses: [...losses], warnings: [...warnings] };
    },
  };
}

/** A name that is safe on every system, with the ending it has. */
function fileName(name: string): string {
  const [, stem = name, ending = ''] = /^(.*?)((?:\.[a-z_]+){1,3})$/s.exec(name) ?? [];
  return `${safeStem(stem)}${ending}`;
}
