import type { BodyFacts } from '#shared/model/body-window';
import { useState } from 'react';
import { charsetOf } from './essence-of';
import type { FindView } from './find-model';
import { HexView } from './hex-view';
import { JsonTree } from './json-tree';
import type { JsonTreeModel } from './json-tree-model';
import type { OnFollow } from './json-value';
import { PreviewView } from './preview-view';
import { TextView } from './text-view';
import type { BodyViewName } from './view-list';

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
export function ChosenView({ view, tree, find, base, bodyId, contentType, facts, onFollow }: Props) {
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
      return <PreviewView {...shared} charset={charset} kind="html" />;
    case 'image':
    case 'audio':
    case 'video':
      return <PreviewView {...shared} charset={charset} kind={view} />;
  }
}
