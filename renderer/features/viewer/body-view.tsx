import type { BodyFacts } from '#shared/model/body-window';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { useCallback, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { useHost } from '../../state/use-app';
import { EmptyNote } from '../../ui/empty-note';
import { BodyBar } from './body-views/body-bar';
import styles from './body-views/body-bars.module.css';
import { ChosenView } from './body-views/chosen-view';
import { codedOf, plain, type Coded } from './body-views/coded';
import { EmptyBody } from './body-views/empty-body';
import { CharsetMenu } from './body-views/charset-menu';
import { charsetOf } from './body-views/essence-of';
import { FindBar } from './body-views/find-bar';
import { FindModel } from './body-views/find-model';
import type { OnFollow } from './body-views/json-value';
import { LineSkeleton } from './body-views/line-skeleton';
import { isText, pickBodyView, viewsFor } from './body-views/pick-body-view';
import { fileNameFor } from './body-views/save-as';
import { saysAndLooks } from './body-views/says-and-looks';
import type { ShowSlice } from './body-views/show-slice';
import { TruncatedNote } from './body-views/truncated-note';
import { useBodyFacts } from './body-views/use-body-facts';
import { useTrees } from './body-views/use-trees';
import { useWhole } from './body-views/use-whole';
import { ViewFailure } from './body-views/view-failure';
import { canFindIn, isBodyView, type BodyViewName } from './body-views/view-list';

interface Props {
  readonly bodyId: string | null;
  readonly contentType: string | null;
  readonly exchange: FinishedExchange | FailedExchange;
  readonly onFollow: OnFollow;
  /** The view that the user chose before for bodies of this type. */
  readonly remembered?: string | undefined;
  /** Opens the filter of the body, where there is one. */
  readonly onFilter?: { readonly isOpen: boolean; readonly toggle: () => void };
  /** Hears of a choice; null: the view that suits the body. */
  readonly onChoose?: (view: BodyViewName | null) => void;
  /** The charset that the user chose before for bodies of this type. */
  readonly rememberedCharset?: string | undefined;
  /** Hears of a choice; null: by what head and body say. */
  readonly onCharset?: (charset: string | null) => void;
}

/** What came after the head, in the way that suits it: as a tree, as text, as bytes, or drawn. */
export function BodyView(props: Props) {
  if (props.bodyId === null) return <EmptyBody exchange={props.exchange} />;
  // A body of its own has places, folds and hits of its own.
  return <KnownBody key={props.bodyId} {...props} bodyId={props.bodyId} />;
}

interface KnownProps extends Props {
  readonly bodyId: string;
}

function KnownBody({ exchange, ...props }: KnownProps) {
  const url = exchange.hops.at(-1)?.url ?? exchange.url;
  const empty = <EmptyBody exchange={exchange} />;
  // What a filter has left is no part of what was received.
  const coded = exchange.bodyId === props.bodyId ? codedOf(exchange) : plain;
  const cut = exchange.phase === 'failed' && <TruncatedNote exchange={exchange} />;
  return <ReadBody {...props} url={url} cut={cut} empty={empty} coded={coded} />;
}

/** What a body is shown by, whether it is a whole one or a part of another. */
interface ReadProps extends Omit<KnownProps, 'exchange'> {
  /** Where it came from: links that are not whole addresses are read from here. */
  readonly url: string;
  /** Says that it is not all there, where it is not. */
  readonly cut: ReactNode;
  /** Stands where nothing is. */
  readonly empty: ReactNode;
  readonly coded: Coded;
}

function ReadBody(props: ReadProps) {
  const { facts, failure } = useBodyFacts(props.bodyId, charsetOf(props.contentType));
  if (failure) return <ViewFailure failure={failure} />;
  if (!facts) return <LineSkeleton />;
  return facts.bytes === 0 ? props.empty : <FullBody {...props} facts={facts} />;
}

interface FullProps extends ReadProps {
  readonly facts: BodyFacts;
}

function FullBody(props: FullProps) {
  const { bodyId, contentType, url, cut, facts, coded, remembered, onChoose, onFilter, onFollow } = props;
  const host = useHost();
  const best = pickBodyView(facts, contentType);
  const [view, setView] = useState(isBodyView(remembered) ? remembered : best);
  const { charset, menu } = useCharset(props);
  const { received, left } = coded;
  const whole = useWhole({ bodyId, bytes: facts.bytes, charset, name: fileNameFor(url, contentType), left });
  const trees = useTrees(bodyId, charset);
  const [finder] = useState(() => new FindModel(host, bodyId));
  const find = useSyncExternalStore(finder.subscribe, finder.view);
  const showSlice: ShowSlice = useCallback(
    (sliceId, type) => <Slice key={sliceId} bodyId={sliceId} contentType={type} url={url} onFollow={onFollow} />,
    [url, onFollow],
  );

  const openFind = () => {
    // What is shown in another way is found in its text, for this once.
    if (!canFindIn(view)) setView('text');
    finder.open();
  };
  const canFind = canFindIn(view) || isText(facts);
  const onKeyDown = (event: KeyboardEvent) => {
    if (canFind && takesFindKey(event)) openFind();
  };
  const choose = (chosen: BodyViewName) => {
    setView(chosen);
    whole.hush();
    onChoose?.(chosen === best ? null : chosen);
  };

  return (
    // Ctrl+F is heard wherever in the body the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.body} onKeyDown={onKeyDown}>
      <BodyBar
        view={view}
        best={best}
        views={viewsFor(facts, contentType)}
        remark={saysAndLooks(facts, contentType)}
        note={whole.note}
        onView={choose}
        onFold={trees.foldsOf(view)}
        onFind={canFind ? openFind : null}
        filter={isText(facts) ? onFilter : undefined}
        onCopy={whole.copy}
        onSave={() => whole.save(bodyId, left)}
        asReceived={received ? { ...received, onSave: () => whole.save(received.bodyId, received.codings) } : undefined}
      />
      {find.isOpen && canFindIn(view) && (
        <FindBar key={String(view === 'hex')} model={finder} find={find} inBytes={view === 'hex'} onClose={finder.close} />
      )}
      {whole.refusal}
      {cut}
      <ChosenView
        {...{ bodyId, facts, contentType, view, charset, find, onFollow, showSlice }}
        {...trees}
        charsetMenu={menu}
        base={url}
      />
    </div>
  );
}

/** Whether it is the key to find something, which is then nobody else's. */
function takesFindKey(event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'f') return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** By what charset a body is read, and the menu for another. */
function useCharset({ facts, contentType, rememberedCharset, onCharset }: FullProps) {
  const [chosen, setChosen] = useState(rememberedCharset ?? null);
  const choose = (charset: string | null) => {
    setChosen(charset);
    onCharset?.(charset);
  };
  const found = facts.charset;
  const menu = <CharsetMenu {...{ found, chosen }} headSays={charsetOf(contentType)} onChoose={choose} />;
  return { charset: found.by === 'mark' ? found.name : (chosen ?? found.name), menu };
}

const emptySlice = <EmptyNote title="Nothing in it." />;

/** A part of a body, with views of its own. */
function Slice(props: Pick<ReadProps, 'bodyId' | 'contentType' | 'url' | 'onFollow'>) {
  return <ReadBody {...props} cut={null} empty={emptySlice} coded={plain} />;
}
