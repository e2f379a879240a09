import { knownVariable, type KnownVariable } from '#shared/model/environment';
import { createDraft } from '#shared/model/request-draft';
import type { Variable } from '#shared/model/variable';
import { useEffect, useMemo, useState } from 'react';
import { useApp, useHost } from '../../state/use-app';
import { VariableWordsProvider } from '../../ui/variable-field/variable-words';
import { knownWords } from './known-words';
import { VariableTable } from './variable-table';

interface Props {
  readonly label: string;
  readonly place: string;
  /** Folder of the collection; empty for the workspace. */
  readonly root: string;
  readonly variables: readonly Variable[];
  readonly onChange: (variables: Variable[]) => void;
  readonly wanted?: string | undefined;
}

/** The variables of an environment. Their values may name one another, and whatever else is in reach of its collection. */
export function EnvironmentTable({ root, ...table }: Props) {
  const host = useHost();
  const environments = useApp((state) => state.environments[root]);
  const [known, setKnown] = useState<readonly KnownVariable[] | null>(null);
  useEffect(() => {
    let isLate = false;
    const place = root === '' ? null : { root, path: '' };
    void host.call('variables.list', { draft: createDraft(), place }).then((listed) => {
      if (!isLate && listed.ok) setKnown(listed.value);
    });
    return () => {
      isLate = true;
    };
  }, [host, root, environments]);
  const { variables, place } = table;
  const words = useMemo(() => {
    const own = variables.filter(({ enabled, name }) => enabled && name !== '').map((variable) => ownVariable(variable));
    const names = new Set(own.map(({ name }) => name));
    return knownWords(known && [...own, ...known.filter(({ name }) => !names.has(name))], nowhere);
  }, [known, variables]);
  return (
    <VariableWordsProvider words={words}>
      <VariableTable key={`${place} ${table.wanted ?? ''}`} {...table} takesSecrets />
    </VariableWordsProvider>
  );
}

/** One is where it is defined already. */
const nowhere = { toKnown: () => null, toUnknown: () => null };

const ownVariable = ({ name, value, secret, type }: Variable): KnownVariable =>
  knownVariable({ name, scope: 'environment', from: 'this environment', value: secret ? null : value, isSecret: secret, type });
