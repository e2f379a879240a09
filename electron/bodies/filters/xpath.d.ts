/** The part of the package `xpath` that is used here. Its own types bring the DOM with them, which Node has not. */
import type { Node } from '@xmldom/xmldom';

export interface NodeSet {
  nodes: Node[];
  size: number;
}

interface Value {
  /** Nodes in the order of the document; only sets of nodes have it. */
  readonly toArray?: () => Node[];
  readonly stringValue: () => string;
}

export interface Path {
  evaluate(options: { readonly node: Node; readonly namespaces: Readonly<Record<string, string>> }): Value;
}

declare const xpath: {
  readonly parse: (expression: string) => Path;
  readonly XNodeSet: { readonly prototype: object };
};
// oxlint-disable-next-line import/no-default-export -- a CommonJS package is its default export
export default xpath;
