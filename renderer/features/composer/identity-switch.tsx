import { authNames } from '#shared/model/auth';
import type { Identity } from '#shared/model/identity';
import type { RequestDraft } from '#shared/model/request-draft';
import { ChevronDown } from 'lucide-react';
import { anonymous, asIdentity, identityOf, practiceFaces, practicePeople } from '../../state/identities';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { keptIdentities } from '../../state/slices/identities-slice';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { ChoiceMenu } from '../../ui/choice-menu';
import { useDraft } from './use-tab';

/** Whom the request is sent as: another one can send it in the same place, or beside it to compare. */
export function IdentitySwitch({ tabId }: { readonly tabId: string }) {
  const [draft] = useDraft(tabId);
  const kept = useApp(keptIdentities);
  const practice = useApp((state) => state.practice);
  const sent = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab);
  });
  const answer = useApp(currentExchange(tabId));
  const sendAs = useApp((state) => state.sendAs);
  const sendBeside = useApp((state) => state.sendBeside);
  const manage = useApp((state) => state.manageIdentities);

  const people = practicePeople(practice, draft.url, answer);
  const known = [anonymous, ...kept, ...practiceFaces(practice, draft.url)];
  const now = wordsFor(draft, known);
  const sentAs = sent ? wordsFor(sent.draft, known) : '';
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
    onAction: () => sent && sendBeside(tabId, asIdentity(sent.draft, identity.auth), [sentAs, `as ${identity.name}`]),
  });
  const others = [anonymous, ...kept, ...people].filter(({ name }) => `as ${name}` !== sentAs);
  return (
    <ChoiceMenu
      label={`Sent ${now}: send as somebody else`}
      sections={[
        { title: 'Send as', choices: [anonymous, ...kept].map(choiceOf) },
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

/** Whom a draft is sent as, in words: a name where it has one. */
function wordsFor(draft: RequestDraft, among: readonly Identity[]): string {
  const who = identityOf(draft, among);
  if (who) return `as ${who.name}`;
  const { auth } = draft;
  if (auth.kind === 'none') return 'with a header of its own';
  return 'username' in auth && auth.username !== '' ? `as ${auth.username}` : `with ${authNames[auth.kind]}`;
}
