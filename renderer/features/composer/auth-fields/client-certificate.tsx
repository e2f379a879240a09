import type { AuthOf } from '#shared/model/auth';
import { useFileChoice } from '../../../state/use-file-choice';
import { FilePicker } from '../../../ui/file-picker';
import { FormLine } from '../form-line';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';

export const clientCertificateForm: AuthForm<'clientCertificate'> = {
  label: 'Client certificate',
  says: 'Shows a certificate when the TLS connection is made, before anything of the request is sent.',
  Fields: CertificateFields,
};

type Path = keyof AuthOf<'clientCertificate'> & `${string}Path`;

function CertificateFields(props: AuthFieldsProps<'clientCertificate'>) {
  const { auth, onChange } = props;
  const pen = fieldPen(props);
  const choice = useFileChoice();
  const file = (field: Path, label: string, hint?: string) => (
    <div key={field}>
      {pen.text(field, label, { placeholder: '/path/to/file' })}
      <FormLine label="" hint={hint}>
        <div>
          <FilePicker label="Choose a file…" choice={choice} onChoose={(path) => onChange({ ...auth, [field]: path })} />
        </div>
      </FormLine>
    </div>
  );
  return (
    <>
      {pen.choice('format', 'Format', [
        { value: 'pem', label: 'PEM' },
        { value: 'pkcs12', label: 'PKCS#12 (.p12, .pfx)' },
      ])}
      {auth.format === 'pem'
        ? [
            file(
              'certificatePath',
              'Certificate',
              'With the certificates that lead up to its authority, where the server needs them.',
            ),
            file('keyPath', 'Key', 'Empty where the certificate’s file holds it.'),
          ]
        : file('pkcs12Path', 'File', 'Old ones too, with RC2 or 3DES.')}
      {pen.text('passphrase', 'Passphrase', { isSecret: true, hint: 'Of the key, where it is locked.' })}
    </>
  );
}
