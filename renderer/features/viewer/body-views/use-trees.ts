import { useMemo } from 'react';
import { useHost } from '../../../state/use-app';
import { MarkupModel } from './data/markup-model';
import { JsonTreeModel } from './json-tree-model';
import type { BodyViewName } from './view-list';

/** The trees of a body; read by another charset, they are others. */
export function useTrees(bodyId: string, charset: string) {
  const host = useHost();
  return useMemo(() => {
    const tree = new JsonTreeModel(host, bodyId);
    const xml = new MarkupModel(host, 'xml', { bodyId, charset });
    const yaml = new MarkupModel(host, 'yaml', { bodyId, charset });
    // The roots of YAML stand without a bracket around them.
    const foldYaml = (depth: number | null) => yaml.foldTo(depth === null ? null : depth - 1);
    const foldsOf = (view: BodyViewName) => (view === 'yaml' ? foldYaml : view === 'xml' ? xml.foldTo : tree.foldTo);
    return { tree, xml, yaml, foldsOf };
  }, [host, bodyId, charset]);
}
