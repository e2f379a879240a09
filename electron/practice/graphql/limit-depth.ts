import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/** So many fields inside of each other; a chain such as author, books, author has no end of its own. */
const mostDeep = 12;

/** A rule of validation: what is nested deeper than this is refused before anything is read. */
export function limitDepth(context: ValidationContext): ASTVisitor {
  const depths = new Map<string, number>();
  const depthOf = (set: SelectionSetNode | undefined): number => {
    let deepest = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet));
      else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(selection.selectionSet));
      else deepest = Math.max(deepest, depthOfFragment(selection.name.value));
    }
    return deepest;
  };
  /** Each is measured once, and one that spreads itself is for another rule to refuse. */
  const depthOfFragment = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const depth = depthOf(context.getFragment(name)?.selectionSet);
    depths.set(name, depth);
    return depth;
  };
  return {
    OperationDefinition(node) {
      // The question for the schema is deep by nature, and has a rule of its own.
      if (JSON.stringify(node.selectionSet.selections.map((each) => 'name' in each && each.name?.value)) === '["__schema"]')
        return;
      const depth = depthOf(node.selectionSet);
      if (depth > mostDeep)
        context.reportError(new GraphQLError(`The query is ${depth} fields deep; here ${mostDeep} is the most.`));
    },
  };
}
