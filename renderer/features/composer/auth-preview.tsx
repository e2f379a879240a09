import { authNames } from '#shared/model/auth';
import type { AuthAddition, AuthPreview as Preview } from '#shared/model/auth-preview';
import { useState } from 'react';
import { Button } from '../../ui/button';
import styles from './auth-preview.module.css';
import { FormLine } from './form-line';
import { inheritsFrom } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { type ComposedTab, useTab } from './use-tab';

/** What the credentials add to the request, letter by letter, and what happens besides; secrets only when asked for. */
export function AuthPreview({ tabId, preview }: { readonly tabId: string; readonly preview: Preview | null }) {
  const tab = useTab(tabId);
  if (preview === null) return null;
  const { additions, says, problem, from } = preview;
  return (
    <>
      {from && <From tab={tab} from={from} />}
      {additions.length > 0 && <Added additions={additions} says={says} />}
      {additions.length === 0 && <Words label="When sent" text={problem ?? (says || nothing(preview, tab))} />}
      {tab.draft.auth.kind === 'inherit' && from === null && <From tab={tab} from={null} />}
    </>
  );
}

function Added({ additions, says }: Pick<Preview, 'additions' | 'says'>) {
  const [isShown, setIsShown] = useState(false);
  const hasSecrets = additions.some(({ parts }) => parts.some(({ isSecret }) => isSecret));
  return (
    <FormLine label="Adds" hint={says === '' ? undefined : says}>
      <div className={styles.well}>
        {hasSecrets && (
          <span className={styles.show}>
            <Button size="small" variant="quiet" onPress={() => setIsShown(!isShown)}>
              {isShown ? 'Hide' : 'Show'}
            </Button>
          </span>
        )}
        <div role="group" aria-label="What is added to the request">
          {additions.map((addition, index) => (
            <AdditionLine key={index} addition={addition} isShown={isShown} />
          ))}
        </div>
      </div>
    </FormLine>
  );
}

/** Why nothing is added. */
function nothing({ from }: Preview, tab: ComposedTab): string {
  if (from !== null) return 'Cairn has no form for what stands there, so nothing is added.';
  if (tab.draft.auth.kind !== 'inherit') return 'Nothing is added.';
  return inheritsFrom(tab) === null
    ? 'This request is in no collection yet, so there is nothing to inherit.'
    : 'Neither its folders nor its collection say anything, so the request asks as nobody.';
}

function Words({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <FormLine label={label}>
      <p className={styles.words}>{text}</p>
    </FormLine>
  );
}

/** Where inherited credentials come from, and the way there; where none are set, the way to set them for the collection. */
function From({ from, tab }: { readonly from: Preview['from']; readonly tab: ComposedTab }) {
  const editFolderAuth = useApp((state) => state.editFolderAuth);
  const place = inheritsFrom(tab);
  if (place === null && from === null) return null;
  return (
    <FormLine label={from ? 'Inherited from' : ''}>
      <div className={styles.from}>
        {from && (
          <p className={styles.words}>
            {from.kind === 'collection' ? 'the collection' : 'the folder'}{' '}
            <bdi className={styles.name}>{from.name || from.path}</bdi>: {authNames[from.auth.kind]}
          </p>
        )}
        {place && (
          <Button size="small" onPress={() => editFolderAuth({ root: place.root, path: from?.path ?? '' })}>
            {from ? 'Edit it there' : 'Set it for the collection'}
          </Button>
        )}
      </div>
    </FormLine>
  );
}

const places: Readonly<Record<AuthAddition['place'], string>> = {
  header: '',
  query: 'in the query: ',
  body: 'in the body: ',
  handshake: '',
};

function AdditionLine({ addition, isShown }: { readonly addition: AuthAddition; readonly isShown: boolean }) {
  const { place, name, parts } = addition;
  return (
    <code className={styles.addition}>
      {places[place] !== '' && <span className={styles.place}>{places[place]}</span>}
      {name !== '' && `${name}: `}
      {parts.map(({ text, isSecret }, index) => (
        <span key={index}>{isSecret && !isShown ? '••••••••' : text}</span>
      ))}
    </code>
  );
}
