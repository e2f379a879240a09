import type { CallInput, Host } from '#shared/contract/types';
import { parseJson } from '#shared/hypermedia/parse-json';
import type { DescriptionFacts } from '#shared/model/kept-description';
import type { DescriptionMemory } from './description-memory';

type From = CallInput<'descriptions.keep'>['from'];

/** Descriptions that the host keeps beyond the window: what is learned is told to it, and what it has is read when its origin is met. */
export function createKeptDescriptions(host: Host, memory: DescriptionMemory) {
  const met = new Set<string>();

  async function recall(origin: string): Promise<void> {
    const read = await host.call('descriptions.read', { origin });
    // The host was not there to be asked: it is asked again when the origin is met again.
    if (!read.ok) met.delete(origin);
    const kept = read.ok ? read.value : null;
    const root = kept === null ? undefined : parseJson(kept.json);
    const { isAsking, document, readAt } = memory.of(origin);
    // Whoever was quicker knows better.
    if (kept === null || root === undefined || isAsking || (document !== null && readAt >= kept.facts.readAt)) return;
    memory.keep(origin, { ...factsOf(kept.facts), document: { url: baseOf(kept.facts), root } });
  }

  host.listen('descriptions.changed', ({ origin, readAt, isWished }) => {
    if (origin === null) memory.origins().forEach(memory.forget);
    else if (readAt === null) memory.forget(origin);
    // What a page points to, each window asks for by itself.
    else if (isWished && met.has(origin) && memory.of(origin).readAt !== readAt) void recall(origin);
  });

  return {
    /** Reads what is kept for an origin, once. */
    meet: (origin: string): void => {
      if (met.has(origin)) return;
      met.add(origin);
      void recall(origin);
    },
    /** What cannot be kept is known for as long as the window is open. */
    keep: (origin: string, readAt: number, from: From) =>
      void host.call('descriptions.keep', { origin, readAt, isWished: true, from }),
    forget: (origin: string) => void host.call('descriptions.forget', { origin }),
  };
}

const factsOf = ({ source, readAt, isWished }: DescriptionFacts) => ({
  source,
  readAt,
  isWished,
  isKept: true,
  exchangeId: null,
});

/** What references in a document are relative to. */
const baseOf = ({ origin, source }: DescriptionFacts): string => (source.kind === 'address' ? source.url : `${origin}/`);
