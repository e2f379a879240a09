import { isSafeToSend } from '#shared/advice/rules/unsafe-get';
import { asSaved, type Seen, seenFromAddress } from '#shared/advice/seen';
import type { Host } from '#shared/contract/types';
import type { CollectionItem, RequestItem } from '#shared/model/collection';
import { type Exchange, isOver } from '#shared/model/exchange';
import { useEffect, useMemo, useState } from 'react';
import type { AppState } from '../../state/app-state';
import type { AppStore } from '../../state/create-store';
import { type OverExchange, readSeen } from '../../state/read-seen';
import { useApp, useAppStore, useHost } from '../../state/use-app';

export interface CollectionSeen {
  readonly requests: readonly RequestItem[];
  readonly seen: readonly Seen[];
  /** How many of them have an answer to look at. */
  readonly answered: number;
  /** How many may be sent without asking. */
  readonly sendable: number;
  /** How far it is with sending; null when nothing is under way. */
  readonly underWay: number | null;
  /** Sends those, one after the other. */
  readonly send: () => void;
  readonly stop: () => void;
}

/** A collection as advice sees it: its requests by their addresses, and the answers that this window holds. */
export function useCollectionSeen(root: string): CollectionSeen {
  const host = useHost();
  const store = useAppStore();
  const items = useApp((state) => state.collections.find((collection) => collection.root === root)?.items ?? none);
  const requests = useMemo(() => requestsIn(items), [items]);
  const [held, setHeld] = useState<Answers>(new Map());
  const [sent, setSent] = useState<Answers>(() => keptFor(store).get(root) ?? new Map());
  const [sending, setSending] = useState<AbortController | null>(null);
  const [done, setDone] = useState(0);

  useEffect(() => {
    let late = false;
    void heldAnswers({ root, requests }, store.getState(), host).then((read) => {
      if (!late) setHeld(new Map(read));
    });
    return () => {
      late = true;
    };
  }, [root, requests, store, host]);
  useEffect(() => () => sending?.abort(), [sending]);

  const seen = useMemo(
    () => requests.map((item) => seenOf(item, sent.get(item.path) ?? held.get(item.path))),
    [requests, sent, held],
  );
  const gets = requests.filter((item) => isSafeToSend(seenOf(item, undefined)));
  const send = () => {
    const stop = new AbortController();
    setSending(stop);
    setDone(0);
    const note = (path: string, one: Seen | null) => {
      setDone((before) => before + 1);
      if (!one) return;
      const next = new Map([...(keptFor(store).get(root) ?? []), [path, one] as const].slice(-mostKept));
      keptFor(store).set(root, next);
      setSent(next);
    };
    void sendAll({ root, paths: gets.map(({ path }) => path), note, signal: stop.signal }, store, host).finally(() =>
      setSending(null),
    );
  };
  return {
    requests,
    seen,
    answered: seen.filter(({ answer }) => answer !== null).length,
    sendable: gets.length,
    underWay: sending ? done : null,
    send,
    stop: () => sending?.abort(),
  };
}

type Answers = ReadonlyMap<string, Seen>;

/** Looking at a request and coming back finds the answers as they were. Each holds a body that was looked into. */
const kept = new WeakMap<AppStore, Map<string, Answers>>();
const mostKept = 100;

function keptFor(store: AppStore): Map<string, Answers> {
  const own = kept.get(store) ?? new Map<string, Answers>();
  kept.set(store, own);
  return own;
}

const none: readonly CollectionItem[] = [];

const requestsIn = (items: readonly CollectionItem[]): RequestItem[] =>
  items.flatMap((item) => (item.kind === 'folder' ? requestsIn(item.items) : item.kind === 'request' ? [item] : []));

function seenOf({ path, name, method, url }: RequestItem, answer: Seen | undefined): Seen {
  const saved = seenFromAddress({ id: path, name, method, url });
  return answer ? asSaved(answer, saved) : saved;
}

/** The latest exchange of each request that a tab holds: of its file, or of the same method and address from before it was saved. */
async function heldAnswers(
  { root, requests }: { readonly root: string; readonly requests: readonly RequestItem[] },
  { tabs, exchanges }: Pick<AppState, 'tabs' | 'exchanges'>,
  host: Host,
): Promise<[path: string, seen: Seen][]> {
  const byAddress = new Map(requests.map(({ method, url, path }) => [`${method} ${url}`, path]));
  const steps = Object.values(tabs).flatMap(({ trail }) => trail);
  return Promise.all(
    steps.flatMap(({ exchangeId, draft, saved }) => {
      const path = saved?.root === root ? saved.path : byAddress.get(`${draft.method} ${draft.url}`);
      const exchange = exchanges[exchangeId];
      if (path === undefined || !exchange || !isOver(exchange)) return [];
      return [readSeen(exchange, draft, host).then((seen): [string, Seen] => [path, seen])];
    }),
  );
}

interface Sending {
  readonly root: string;
  readonly paths: readonly string[];
  readonly note: (path: string, seen: Seen | null) => void;
  readonly signal: AbortSignal;
}

async function sendAll({ root, paths, note, signal }: Sending, store: AppStore, host: Host): Promise<void> {
  for (const path of paths) {
    if (signal.aborted) return;
    const read = await host.call('collection.readRequest', { root, path });
    if (!read.ok) {
      note(path, null);
      continue;
    }
    const { draft } = read.value;
    const exchangeId = store.getState().sendAside(draft, { root, path });
    const exchange = await whenOver(store, exchangeId, signal);
    note(path, exchange ? await readSeen(exchange, draft, host) : null);
    store.getState().forgetAside([exchangeId]);
  }
}

/** The exchange once it is over; null when it is not waited for any more. */
function whenOver(store: AppStore, exchangeId: string, signal: AbortSignal): Promise<OverExchange | null> {
  const now = (): Exchange | undefined => store.getState().exchanges[exchangeId];
  return new Promise((resolve) => {
    const look = () => {
      const exchange = now();
      const isDone = signal.aborted || exchange === undefined || isOver(exchange);
      if (!isDone) return;
      quiet();
      signal.removeEventListener('abort', look);
      resolve(exchange && isOver(exchange) ? exchange : null);
    };
    const quiet = store.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}
