import type { BodyFacts } from '#shared/model/body-window';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useHost } from '../../state/use-app';
import { BodyBar } from './body-views/body-bar';
import styles from './body-views/body-bars.module.css';
import { EmptyBody } from './body-views/empty-body';
import { FindBar } from './body-views/find-bar';
import { FindModel, type FindView } from './body-views/find-model';
import { HexView } from './body-views/hex-view';
import { JsonTree } from './body-views/json-tree';
import { JsonTreeModel } from './body-views/json-tree-model';
import type { OnFollow } from './body-views/json-value';
import { LineSkeleton } from './body-views/line-skeleton';
import { charsetOf, pickBodyView, previewKindOf, type BodyViewName } from './body-views/pick-body-view';
import { PreviewView } from './body-views/preview-view';
import { fileNameFor, saveBodyAs } from './body-views/save-as';
import { TextView } from './body-views/text-view';
import { TruncatedNote } from './body-views/truncated-note';
import { useBodyFacts } from './body-views/use-body-facts';
import { ViewFailure } from './body-views/view-failure';

interface Props {
  readonly bodyId: string | null;
  readonly contentType: string | null;
  readonly exchange: FinishedExchange | FailedExchange;
  readonly onFollow: OnFollow;
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

function KnownBody(props: KnownProps) {
  const { bodyId, contentType, exchange } = props;
  const { facts, failure } = useBodyFacts(bodyId, charsetOf(contentType));
  if (failure) return <ViewFailure failure={failure} />;
  if (!facts) return <LineSkeleton />;
  return facts.bytes === 0 ? <EmptyBody exchange={exchange} /> : <FullBody {...props} facts={facts} />;
}

interface FullProps extends KnownProps {
  readonly facts: BodyFacts;
}

function FullBody(props: FullProps) {
  const { bodyId, contentType, exchange, facts } = props;
  const host = useHost();
  const [view, setView] = useState(() => pickBodyView(facts, contentType));
  const [note, setNote] = useState('');
  const [tree] = useState(() => new JsonTreeModel(host, bodyId));
  const [finder] = useState(() => new FindModel(host, bodyId));
  const find = useSyncExternalStore(finder.subscribe, finder.view);
  const url = exchange.hops.at(-1)?.url ?? exchange.url;

  const onKeyDown = (event: KeyboardEvent) => {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f';
    if (!isFind || view === 'hex' || view === 'preview') return;
    event.preventDefault();
    event.stopPropagation();
    finder.open();
  };
  const save = async () => setNote(await saveBodyAs(host, bodyId, fileNameFor(url, contentType)));

  return (
    // Ctrl+F is heard wherever in the body the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.body} onKeyDown={onKeyDown}>
      <BodyBar
        view={view}
        preview={previewKindOf(facts.looksLike, contentType)}
        note={note}
        onView={setView}
        onFold={tree.foldTo}
        onFind={finder.open}
        onSave={() => void save()}
      />
      {find.isOpen && (view === 'tree' || view === 'text') && <FindBar model={finder} find={find} onClose={finder.close} />}
      {exchange.phase === 'failed' && <TruncatedNote bytes={facts.bytes} />}
      <ChosenView {...props} view={view} tree={tree} find={find} base={url} />
    </div>
  );
}

interface ChosenProps extends FullProps {
  readonly view: BodyViewName;
  readonly tree: JsonTreeModel;
  readonly find: FindView;
  readonly base: string;
}

function ChosenView({ view, tree, find, base, bodyId, contentType, facts, onFollow }: ChosenProps) {
  const [chosenCharset, setCharset] = useState<string | null>(null);
  const charset = chosenCharset ?? charsetOf(contentType);
  const shared = { bodyId, bytes: facts.bytes };
  switch (view) {
    case 'tree':
      return <JsonTree {...shared} model={tree} base={base} find={find} onFollow={onFollow} />;
    case 'text':
      return <TextView bodyId={bodyId} charset={charset} onCharset={setCharset} find={find} />;
    case 'hex':
      return <HexView {...shared} />;
    case 'preview':
      return <PreviewView {...shared} charset={charset} kind={previewKindOf(facts.looksLike, contentType) ?? 'html'} />;
  }
}
