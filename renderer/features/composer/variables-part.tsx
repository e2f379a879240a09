import { useApp } from '../../state/use-app';
import part from './part.module.css';
import { useDraft } from './use-tab';
import { VariableTable } from './variable-table';
import { VariablesHere } from './variables-here';

/** Variables of this request alone, and below them all that it can use. */
export function VariablesPart({ tabId }: { readonly tabId: string }) {
  const [draft, edit] = useDraft(tabId);
  const wanted = useApp(({ wantedVariable }) => (wantedVariable?.tabId === tabId ? wantedVariable.name : undefined));
  return (
    <div className={part.scroll}>
      <VariableTable
        label="Variables of this request"
        place="variables"
        variables={draft.variables}
        onChange={(variables) => edit({ variables })}
        wanted={wanted}
      />
      <VariablesHere tabId={tabId} />
    </div>
  );
}
