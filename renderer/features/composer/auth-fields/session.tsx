import { Segments } from '../../../ui/segments';
import { FormLine } from '../form-line';
import type { AuthFieldsProps, AuthForm } from './auth-form';
import { fieldPen } from './auth-texts';
import { MoreFields } from './more-fields';
import { presetOf, sessionPresets, type SessionPreset } from './session-presets';

export const sessionForm: AuthForm<'session'> = {
  label: 'Session login',
  says: 'Logs in through the server’s form as a browser does, keeps the session’s cookies, and sends the CSRF token with what changes something.',
  Fields: SessionFields,
};

const frameworks: readonly { readonly value: SessionPreset; readonly label: string }[] = [
  { value: 'django', label: 'Django' },
  { value: 'laravel', label: 'Laravel' },
  { value: 'rails', label: 'Rails' },
  { value: 'express', label: 'Express' },
];

const details = ['usernameField', 'passwordField', 'formUrl', 'csrfCookie', 'csrfHeader', 'csrfField'];

function SessionFields(props: AuthFieldsProps<'session'>) {
  const { auth, onChange, problemAt } = props;
  const pen = fieldPen(props);
  const choose = (name: string) => onChange({ ...auth, ...sessionPresets[name as SessionPreset] });
  return (
    <>
      <FormLine label="Names as in" hint="Fills in the details below; change what is different on your server.">
        <div>
          <Segments label="Names as in" value={presetOf(auth) ?? ''} options={frameworks} onChange={choose} />
        </div>
      </FormLine>
      {pen.text('loginUrl', 'Login address', {
        hint: 'Takes name and password by POST. Relative to the address of the request.',
      })}
      {pen.text('username', 'User name')}
      {pen.text('password', 'Password', { isSecret: true })}
      <MoreFields title="Details of the form" isNeeded={details.some((field) => problemAt(field) !== undefined)}>
        {pen.text('usernameField', 'Field of the name')}
        {pen.text('passwordField', 'Field of the password')}
        {pen.choice('sendAs', 'Sent as', [
          { value: 'form', label: 'Form' },
          { value: 'json', label: 'JSON' },
        ])}
        {pen.text('formUrl', 'Form’s address', { hint: 'Fetched first, for the CSRF token. Empty: the login address.' })}
        {pen.text('csrfCookie', 'CSRF cookie', { hint: 'Empty where the token stands in the page alone.' })}
        {pen.text('csrfField', 'CSRF field')}
        {pen.text('csrfHeader', 'CSRF header', { hint: 'Goes with every request that changes something.' })}
      </MoreFields>
    </>
  );
}
