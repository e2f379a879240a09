import { authNames } from '#shared/model/auth';
import type { Identity } from '#shared/model/identity';
import { ChevronDown } from 'lucide-react';
import { asIdentity, whoWords } from '../../state/identities';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { useIdentities } from '../../state/use-identities';
import { ChoiceMenu } from '../../ui/choice-menu';
import { useDraft } from './use-tab';

/** Whom the request is sent as: another one can send it in the same place, or beside it to compare. */
export function IdentitySwitch({ tabId }: { readonly tabId: string }) {
  const [draft] = useDraft(tabId);
  const { own, people, known } = useIdentities(tabId);
  const sent = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.draft;
  });
  const sendAs = useApp((state) => state.sendAs);
  const sendBeside = useApp((state) => state.sendBeside);
  const manage = useApp((state) => state.manageIdentities);

  const now = whoWords(draft, known);
  const sentAs = sent ? whoWords(sent, known) : '';
  const choiceOf = (identity: Identity) => ({
    id: identity.id,
    label: identity.name,
    hint: hintOf(identity),
    isChosen: now === `as ${identity.name}`,
    onAction: () => sendAs(tabId, identity.auth),
  });
  const besideOf = (identity: Identity) => ({
    id: `beside ${identity.id}`,
    label: identity.name,
    hint: hintOf(identity),
    onAction: () => sent && sendBeside(tabId, asIdentity(sent, identity.auth), [sentAs, `as ${identity.name}`]),
  });
  const others = [...own, ...people].filter(({ name }) => `as ${name}` !== sentAs);
  return (
    <ChoiceMenu
      label={`Sent ${now}: send as somebody else`}
      sections={[
        { title: 'Send as', choices: own.map(choiceOf) },
        { title: 'People of the practice server', choices: people.map(choiceOf) },
        { title: 'Side by side with', choices: sent ? others.map(besideOf) : [] },
        { title: 'Identities', choices: [{ id: 'manage', label: 'Manage identities…', onAction: () => manage(true) }] },
      ]}
    >
      {now.startsWith('as ') && 'as'} <b dir="auto">{now.replace(/^as /, '')}</b>
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}

function hintOf(identity: Identity): string | undefined {
  if (identity.auth.kind === 'none') return undefined;
  return 'role' in identity ? `${String(identity.role)}, ${authNames[identity.auth.kind]}` : authNames[identity.auth.kind];
}
