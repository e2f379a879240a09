import type { RelatedList } from '#shared/hypermedia/forms/form-field';
import { useEffect, useState } from 'react';
import { followDraft } from '../../../../state/follow-draft';
import { type RelatedAnswer, searchAddress, searchRelated } from '../../../../state/search-related';
import { inheritsFrom } from '../../../../state/tab';
import { useAppStore, useHost } from '../../../../state/use-app';
import { useFormShared } from '../form-context';

/** Nothing is asked while one is still typing. */
const pauseMs = 250;

interface Search {
  /** The last one there was, also to something else that was typed. */
  readonly answer: RelatedAnswer | null;
  readonly isAsking: boolean;
  /** Asks once more what could not be asked; what was answered is left as it is. */
  readonly askAgain: () => void;
}

/** What is found in a list of related resources for what was typed, once typing pauses. While `typed` is null nothing is asked. */
export function useRelated(related: RelatedList | null, typed: string | null): Search {
  const { tabId } = useFormShared();
  const host = useHost();
  const store = useAppStore();
  const [answer, setAnswer] = useState<(RelatedAnswer & { readonly attempt: number }) | null>(null);
  const [attempt, setAttempt] = useState(0);
  const address = related && typed !== null ? searchAddress(related, typed) : null;

  useEffect(() => {
    const tab = store.getState().tabs[tabId];
    if (!related || typed === null || address === null || !tab) return undefined;
    const abort = new AbortController();
    const policy = { lent: tab.lent, trusted: tab.trusted };
    const { draft, isForeign } = followDraft(tab.draft, { url: address }, policy);
    const above = inheritsFrom(tab);
    const from = { place: isForeign ? null : above, wayFrom: isForeign ? above : null };
    const timer = setTimeout(async () => {
      const found = await searchRelated(host, { related, draft, ...from, signal: abort.signal });
      if (found) setAnswer({ ...found, attempt });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // The list is the same object for as long as the form is; what it is searched for decides.
  }, [address, attempt]); // oxlint-disable-line react/exhaustive-deps

  const isFailed = answer !== null && answer.problem !== null;
  const isOld = answer?.url !== address || (isFailed && answer.attempt !== attempt);
  const askAgain = () => isFailed && answer.attempt === attempt && setAttempt(attempt + 1);
  return { answer, isAsking: address !== null && isOld, askAgain };
}
