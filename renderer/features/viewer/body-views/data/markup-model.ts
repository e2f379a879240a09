import type { Host } from '#shared/contract/types';
import type { MarkupRow } from '#shared/model/body-markup';
import { TreeModel } from '../json-tree-model';

/** The rows of a body of XML. */
export class MarkupModel extends TreeModel<MarkupRow> {
  constructor(host: Host, bodyId: string, charset: string | null) {
    super({
      read: (folds, from, count) => host.call('body.readMarkup', { bodyId, charset, folds, from, count }),
      locate: (folds, node) => host.call('body.locateMarkup', { bodyId, folds, node }),
    });
  }
}
