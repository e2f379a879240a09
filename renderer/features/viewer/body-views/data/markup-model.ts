import type { Host } from '#shared/contract/types';
import type { MarkupLanguage, MarkupRow } from '#shared/model/body-markup';
import { TreeModel } from '../json-tree-model';

/** The rows of a body of XML or YAML. */
export class MarkupModel extends TreeModel<MarkupRow> {
  readonly language: MarkupLanguage;

  constructor(host: Host, language: MarkupLanguage, { bodyId, charset }: { readonly bodyId: string; readonly charset: string }) {
    super({
      read: (folds, from, count) => host.call('body.readMarkup', { bodyId, charset, language, folds, from, count }),
      locate: (folds, node) => host.call('body.locateMarkup', { bodyId, language, folds, node }),
    });
    this.language = language;
  }
}
