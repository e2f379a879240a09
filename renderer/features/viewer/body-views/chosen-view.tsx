import type { BodyFacts } from '#shared/model/body-window';
import { lazy, Suspense, useState } from 'react';
import { charsetOf } from './essence-of';
import type { FindView } from './find-model';
import { HexView } from './hex-view';
import { JsonTree } from './json-tree';
import type { JsonTreeModel } from './json-tree-model';
import type { OnFollow } from './json-value';
import { LineSkeleton } from './line-skeleton';
import { TextView } from './text-view';
import type { BodyViewName } from './view-list';

// Each is fetched when it is first shown.
const ImageView = lazy(async () => ({ default: (await import('./drawn/image-view')).ImageView }));
const MediaView = lazy(async () => ({ default: (await import('./drawn/media-view')).MediaView }));
const PageView = lazy(async () => ({ default: (await import('./drawn/page-view')).PageView }));
const MarkdownView = lazy(async () => ({ default: (await import('./drawn/markdown-view')).MarkdownView }));
const PdfView = lazy(async () => ({ default: (await import('./drawn/pdf-view')).PdfView }));

interface Props {
  readonly view: BodyViewName;
  readonly bodyId: string;
  readonly facts: BodyFacts;
  readonly contentType: string | null;
  readonly tree: JsonTreeModel;
  readonly find: FindView;
  /** Links that are not whole addresses are read from here. */
  readonly base: string;
  readonly onFollow: OnFollow;
}

/** A body in the view that was chosen for it. */
export function ChosenView(props: Props) {
  return (
    <Suspense fallback={<LineSkeleton />}>
      <View {...props} />
    </Suspense>
  );
}

function View({ view, tree, find, base, bodyId, contentType, facts, onFollow }: Props) {
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
    case 'page':
      return <PageView {...shared} charset={charset} />;
    case 'markdown':
      return <MarkdownView {...shared} charset={charset} />;
    case 'image':
      return <ImageView {...shared} bytesSay={facts.bytesSay} />;
    case 'audio':
    case 'video':
      return <MediaView {...shared} bytesSay={facts.bytesSay} kind={view} />;
    case 'pdf':
      return <PdfView {...shared} />;
  }
}
