import { FileText } from 'lucide-react';
import { formatCount, formatMoment, formatTime } from '#shared/http/quantities';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DescriptionAsker } from '../../state/ask-description';
import type { KnownDescription } from '../../state/description-memory';
import { sourceName } from '../../state/descriptions';
import { currentStep, inheritsFrom } from '../../state/tab';
import { useAppStore } from '../../state/use-app';
import { useDescription, useDescriptions } from '../../state/use-description';
import { useFileChoice } from '../../state/use-file-choice';
import { Button } from '../../ui/button';
import { FilePicker } from '../../ui/file-picker';
import { FollowLink } from '../../ui/follow-link';
import { TextField } from '../../ui/text-field';
import { pathOf } from './method-actions';
import styles from './asked-ahead-note.module.css';

interface Props {
  readonly tabId: string;
  /** Address of the page. */
  readonly url: string;
  /** A page of this host has pointed to a description by itself. */
  readonly isLinked: boolean;
  readonly onShow: (exchangeId: string) => void;
}

/** What is known of the description of the page's API, and the ways to know it. Nothing is asked before one of them is pressed. */
export function DescriptionWays({ tabId, url, isLinked, onShow }: Props) {
  const known = useDescription(url);
  const { document, isAsking } = known;
  const block = useFocusThatIsLeft(`${isAsking} ${document !== null}`);
  // What a page points to now is newer than what one pointed to before.
  const isKnown = document !== null && (known.isWished || !isLinked);
  const says = sentenceOf(known, url, { isLinked, isKnown });
  return (
    <div ref={block} tabIndex={-1} className={styles.ways}>
      <p className={styles.title}>Description of this API</p>
      {isKnown && <KnownOne tabId={tabId} url={url} known={known} onShow={onShow} />}
      {says !== null && (
        <p role="status" className={styles.says}>
          {says}
        </p>
      )}
      {!isKnown && <Ways tabId={tabId} url={url} isAsking={isAsking} />}
    </div>
  );
}

/** How asking for one goes, or that there is none; null where the one that is known says enough. */
function sentenceOf(
  { isAsking, problem }: KnownDescription,
  url: string,
  { isLinked, isKnown }: { readonly isLinked: boolean; readonly isKnown: boolean },
): string | null {
  if (isAsking) return 'Asking for it…';
  if (problem !== null || isKnown) return problem;
  const host = URL.canParse(url) ? new URL(url).host : url;
  return isLinked ? `A page of ${host} pointed to one: see above.` : `No page of ${host} has pointed to one.`;
}

interface KnownProps extends Pick<Props, 'tabId' | 'url' | 'onShow'> {
  readonly known: KnownDescription;
}

/** Where it was read and when, and what can be done with it. */
function KnownOne({ tabId, url, known, onShow }: KnownProps) {
  const descriptions = useDescriptions();
  const asker = useAsker(tabId, url);
  const { source, readAt, isKept, isWished, paths, exchangeId, isAsking } = known;
  const name = pathOf(sourceName(source));
  const [read, again] = source?.kind === 'file' ? ['Opened', 'Open the file again'] : ['Asked for', 'Ask again'];
  return (
    <>
      <p className={styles.from}>
        {exchangeId === null ? (
          <code title={source?.kind === 'file' ? source.path : source?.url}>{name}</code>
        ) : (
          <FollowLink href={sourceName(source)} onFollow={() => onShow(exchangeId)}>
            {name}
          </FollowLink>
        )}
        <span className={styles.dim}>{pathsInWords(paths)}</span>
      </p>
      <p className={styles.says}>
        {isKept ? `Kept since ${formatMoment(readAt)}` : `${read} at ${formatTime(readAt)}`}
        {!isWished && ', when a page pointed to it'}
      </p>
      <div className={styles.buttons}>
        <Button size="small" isDisabled={isAsking} onPress={() => void descriptions.readAgain(asker())}>
          {again}
        </Button>
        <Button size="small" variant="quiet" isDisabled={isAsking} onPress={() => descriptions.forget(new URL(url).origin)}>
          Forget it
        </Button>
      </div>
    </>
  );
}

/** What was pressed goes away when there is something else to press: the focus stays in the block, and with it the keys. */
function useFocusThatIsLeft(state: string): RefObject<HTMLDivElement | null> {
  const block = useRef<HTMLDivElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    // A control that was taken away, or cannot be pressed now, has lost the focus to the page.
    if (document.activeElement === document.body || document.activeElement?.matches(':disabled')) block.current?.focus();
  }, [state]);
  return block;
}

export const pathsInWords = (count: number): string => (count === 1 ? 'one path' : `${formatCount(count)} paths`);

function Ways({ tabId, url, isAsking }: Pick<Props, 'tabId' | 'url'> & { readonly isAsking: boolean }) {
  const descriptions = useDescriptions();
  const choice = useFileChoice();
  const asker = useAsker(tabId, url);
  const [address, setAddress] = useState('');
  const read = () => address.trim() !== '' && void descriptions.readAddress(asker(), address);
  return (
    <>
      <div className={styles.address}>
        <TextField
          label="Address of an OpenAPI document"
          hideLabel
          mono
          value={address}
          onChange={setAddress}
          placeholder="/schema/ or https://…"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            read();
          }}
        />
        <Button size="small" isDisabled={isAsking || address.trim() === ''} onPress={read}>
          Read it
        </Button>
      </div>
      <div className={styles.buttons}>
        <Button size="small" isDisabled={isAsking} onPress={() => void descriptions.look(asker())}>
          Look in the usual places
        </Button>
        <FilePicker
          label="Open a file"
          purpose="Description of this API"
          choice={choice}
          onChoose={(path) => void descriptions.readFile(url, path)}
          icon={<FileText size={14} strokeWidth={1.5} aria-hidden />}
        />
      </div>
    </>
  );
}

/** Whoever asked for the page asks for what describes it. */
function useAsker(tabId: string, url: string): () => DescriptionAsker {
  const store = useAppStore();
  return () => {
    const tab = store.getState().tabs[tabId];
    const step = tab && currentStep(tab);
    if (!tab) throw new Error('a page stands outside of a tab');
    const draft = { ...(step?.draft ?? tab.draft), url };
    return { draft, place: inheritsFrom(tab), trusted: tab.trusted, url };
  };
}
