import { type Auth, type AuthKind, blankAuth } from '#shared/model/auth';
import type { RequestPlace } from '#shared/model/collection';
import { useRef } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField } from '../../ui/select-field';
import { CertificateBeside, keepingCertificate } from './auth-fields/certificate-beside';
import { authForms, fieldsOf } from './auth-fields/registry';
import styles from './folder-auth-dialog.module.css';
import { FormLine } from './form-line';
import { Remark } from './remark';
import { useFolderAuth } from './use-folder-auth';
import { VariablesBelow } from './variables-around';

/** What a folder, or a collection, says of the auth of the requests in it: the form of a request, saved into its file. */
export function FolderAuthDialog({ place }: { readonly place: RequestPlace }) {
  const close = useApp((state) => state.closeFolderAuth);
  const { shown, refusal, isChanged, edit, save, reload } = useFolderAuth(place, close);
  const what = place.path === '' ? 'the collection' : 'the folder';
  const actions =
    refusal?.kind === 'fileChanged' ? (
      <>
        <Button onPress={() => void reload()}>Take what is in the file</Button>
        <Button variant="main" onPress={() => void save(true)}>
          Save mine over it
        </Button>
      </>
    ) : (
      <>
        <Button onPress={close}>Cancel</Button>
        <Button variant="main" type="submit" isDisabled={!isChanged}>
          Save
        </Button>
      </>
    );
  return (
    <Dialog
      title={shown === null ? `Auth of ${what}` : `Auth of ${what} ${shown.name}`}
      isOpen
      width="wide"
      onClose={close}
      onSubmit={() => isChanged && void save(false)}
      actions={actions}
    >
      <p>
        For every request in it whose auth is <b>Inherit</b>. It stands in the {place.path === '' ? 'collection' : 'folder'}’s
        file; secrets go into the vault, and the file only names them.
      </p>
      {shown && (
        <VariablesBelow place={place} isDialog>
          <div className={styles.form}>
            {shown.unknownKind !== '' && (
              <Remark
                tone="plain"
                text={`The file asks for “${shown.unknownKind}”, which Cairn has no form for. It stays as it is until you choose something else.`}
              />
            )}
            <AuthFields auth={shown.auth} isCollection={place.path === ''} onChange={edit} />
          </div>
        </VariablesBelow>
      )}
      {refusal && <Remark tone="danger" text={refusal.words} />}
    </Dialog>
  );
}

interface FieldsProps {
  readonly auth: Auth;
  readonly isCollection: boolean;
  readonly onChange: (auth: Auth) => void;
}

const kinds = Object.keys(authForms) as AuthKind[];

function AuthFields({ auth, isCollection, onChange }: FieldsProps) {
  /** What was typed for the kinds that are not chosen now. */
  const kept = useRef(new Map<AuthKind, Auth>());
  const choose = (kind: AuthKind) => {
    kept.current.set(auth.kind, auth);
    onChange(keepingCertificate(kept.current.get(kind) ?? blankAuth[kind], auth));
  };
  return (
    <>
      <FormLine label="Kind" hint={says(auth.kind, isCollection)}>
        <SelectField
          label="Kind of auth"
          hideLabel
          value={auth.kind}
          options={kinds
            .filter((kind) => kind !== 'inherit' || !isCollection)
            .map((kind) => ({ value: kind, label: authForms[kind].label }))}
          onChange={choose}
        />
      </FormLine>
      {fieldsOf(auth, { onChange, problemAt: () => undefined })}
      <CertificateBeside auth={auth} onChange={onChange} problemAt={() => undefined} />
    </>
  );
}

function says(kind: AuthKind, isCollection: boolean): string {
  if (kind === 'inherit') return 'As the folder above says, or the collection.';
  if (kind === 'none')
    return isCollection
      ? 'Requests that inherit ask as nobody.'
      : 'Requests in it that inherit ask as nobody, whatever the collection says.';
  return authForms[kind].says;
}
