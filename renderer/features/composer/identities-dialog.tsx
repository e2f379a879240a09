import { type Auth, type AuthKind, authNames, blankAuth } from '#shared/model/auth';
import type { RequestPlace } from '#shared/model/collection';
import type { Identity } from '#shared/model/identity';
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { classNames } from '../../ui/class-names';
import { keptIdentities } from '../../state/slices/identities-slice';
import type { AppState } from '../../state/app-state';
import { inheritsFrom } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { IconButton } from '../../ui/icon-button';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { authForms, fieldsOf } from './auth-fields/registry';
import { FormLine } from './form-line';
import styles from './identities-dialog.module.css';
import { VariablesBelow } from './variables-around';

const kinds = (Object.keys(authForms) as AuthKind[]).filter((kind) => kind !== 'none' && kind !== 'inherit');

/** The identities one can send as: add, rename, change, remove. A change counts at once. */
export function IdentitiesDialog() {
  return (
    <VariablesBelow place={useFrontFolder()} isDialog>
      <Identities />
    </VariablesBelow>
  );
}

function Identities() {
  const identities = useApp(keptIdentities);
  const save = useApp((state) => state.saveIdentity);
  const close = useApp((state) => state.manageIdentities);
  const [chosenId, choose] = useState(identities[0]?.id ?? null);
  const { gone, takeAway, bringBack } = useRemoval(choose);
  const chosen = identities.find(({ id }) => id === chosenId) ?? identities[0];
  const add = () => {
    const identity: Identity = { id: crypto.randomUUID(), name: newName(identities), auth: blankAuth.bearer };
    choose(identity.id);
    void save(identity);
  };
  return (
    <Dialog
      title="Identities"
      isOpen
      width="wide"
      onClose={() => close(false)}
      actions={
        <Button variant="main" onPress={() => close(false)}>
          Done
        </Button>
      }
    >
      <p className={styles.intro}>Whom you can send a request as. Anonymous is always there.</p>
      <div className={styles.panes}>
        <div className={styles.side}>
          {identities.length > 0 && <IdentityList identities={identities} chosen={chosen} onChoose={choose} />}
          <Button size="small" onPress={add}>
            <Plus size={14} strokeWidth={1.5} aria-hidden /> Add an identity
          </Button>
          <GoneNote gone={gone} onUndo={bringBack} />
        </div>
        {chosen ? (
          <IdentityForm
            key={chosen.id}
            identity={chosen}
            onChange={(next) => void save(next)}
            onRemove={() => takeAway(chosen)}
          />
        ) : (
          <p className={styles.empty}>None yet. Add one, and any request can be sent as it.</p>
        )}
      </div>
    </Dialog>
  );
}

/** One that was removed, and the place where it stood. */
interface Gone {
  readonly identity: Identity;
  readonly at: number;
}

/** Takes identities away, and brings the last of them back to its place. */
function useRemoval(choose: (id: string | null) => void) {
  const identities = useApp(keptIdentities);
  const save = useApp((state) => state.saveIdentity);
  const remove = useApp((state) => state.removeIdentity);
  const [gone, setGone] = useState<Gone | null>(null);
  const takeAway = (identity: Identity) => {
    const at = identities.indexOf(identity);
    setGone({ identity, at });
    choose((identities[at + 1] ?? identities[at - 1])?.id ?? null);
    void remove(identity.id);
  };
  const bringBack = ({ identity, at }: Gone) => {
    setGone(null);
    choose(identity.id);
    void save(identity, at);
  };
  return { gone, takeAway, bringBack };
}

function GoneNote({ gone, onUndo }: { readonly gone: Gone | null; readonly onUndo: (gone: Gone) => void }) {
  return (
    <div role="status" className={classNames(gone !== null && styles.gone)}>
      {gone !== null && (
        <>
          <span>
            <bdi>{gone.identity.name}</bdi> was removed.
          </span>
          <Button size="small" variant="quiet" onPress={() => onUndo(gone)}>
            Undo
          </Button>
        </>
      )}
    </div>
  );
}

interface ListProps {
  readonly identities: readonly Identity[];
  readonly chosen: Identity | undefined;
  readonly onChoose: (id: string) => void;
}

function IdentityList({ identities, chosen, onChoose }: ListProps) {
  return (
    <ul className={styles.list} aria-label="Identities">
      {identities.map((identity) => (
        <li key={identity.id} ref={identity === chosen ? intoSight : null}>
          <button
            type="button"
            className={classNames(styles.name, identity === chosen && styles.chosen)}
            aria-pressed={identity === chosen}
            onClick={() => onChoose(identity.id)}
          >
            <bdi title={identity.name}>{identity.name}</bdi>
            <span className={styles.kind}>{authNames[identity.auth.kind]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const intoSight = (line: HTMLElement | null): void => line?.scrollIntoView({ block: 'nearest' });

/** The folder of the request in front, whose variables an identity is used with first; null where it is in none. */
function useFrontFolder(): RequestPlace | null {
  const root = useApp((state) => placeInFront(state)?.root ?? null);
  const path = useApp((state) => placeInFront(state)?.path ?? '');
  return useMemo(() => (root === null ? null : { root, path: path.split('/').slice(0, -1).join('/') }), [root, path]);
}

function placeInFront({ tabs, activeTabId }: Pick<AppState, 'tabs' | 'activeTabId'>): RequestPlace | null {
  const tab = tabs[activeTabId ?? ''];
  return tab ? inheritsFrom(tab) : null;
}

interface FormProps {
  readonly identity: Identity;
  readonly onChange: (identity: Identity) => void;
  readonly onRemove: () => void;
}

function IdentityForm({ identity, onChange, onRemove }: FormProps) {
  const [edited, edit] = useEdited(identity, onChange);
  const { name, auth } = edited;
  const changeAuth = (next: Auth) => edit({ ...edited, auth: next });
  return (
    <div className={styles.form} role="group" aria-label={`Identity ${identity.name}`}>
      <FormLine label="Name">
        <div className={styles.line}>
          <TextField
            label="Name"
            hideLabel
            value={name}
            onChange={(next) => edit({ ...edited, name: next })}
            error={name.trim() === '' ? 'It needs a name.' : undefined}
            takesFocus
          />
          <IconButton label={`Remove ${identity.name}`} icon={Trash2} onPress={onRemove} />
        </div>
      </FormLine>
      <FormLine label="Kind" hint={authForms[auth.kind].says}>
        <SelectField
          label="Kind of auth"
          hideLabel
          value={auth.kind}
          options={kinds.map((kind) => ({ value: kind, label: authForms[kind].label }))}
          onChange={(kind) => changeAuth(blankAuth[kind])}
        />
      </FormLine>
      {fieldsOf(auth, { onChange: changeAuth, problemAt: () => undefined })}
      {auth.kind === 'clientCertificate' && (
        <FormLine
          label="Shown by itself to"
          hint="Hosts such as api.test:8443 or .internal.test, divided by commas. They get to see it where a request brings no certificate of its own."
        >
          <TextField
            label="Shown by itself to"
            hideLabel
            value={edited.hosts ?? ''}
            onChange={(hosts) => edit({ ...edited, hosts })}
          />
        </FormLine>
      )}
    </div>
  );
}

const quietMs = 300;

/** What is typed, and kept after a pause or when the form goes. Without a name it is not kept. */
function useEdited(identity: Identity, keep: (identity: Identity) => void) {
  const [edited, edit] = useState(identity);
  const waiting = useRef<Identity | null>(null);
  const keepNow = useEffectEvent(() => {
    if (waiting.current && waiting.current.name.trim() !== '') keep({ ...waiting.current, name: waiting.current.name.trim() });
    waiting.current = null;
  });
  useEffect(() => {
    const timer = setTimeout(keepNow, quietMs);
    return () => clearTimeout(timer);
  }, [edited]);
  useEffect(() => () => keepNow(), []);
  const change = (next: Identity) => {
    waiting.current = next;
    edit(next);
  };
  return [edited, change] as const;
}

/** A name that none of them has yet. */
function newName(identities: readonly Identity[]): string {
  const taken = new Set(identities.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'New identity' : `New identity ${number}`;
    if (!taken.has(name)) return name;
  }
}
