import { describeFailure } from '#shared/failure-words';
import { cookieIdOf, type JarCookie, type JarName, type TypedCookie } from '#shared/model/cookie';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Segments } from '../../ui/segments';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';
import { blankCookie, expiresFrom, expiresText, type CookieForm } from './cookie-form';
import styles from './cookies-page.module.css';

interface Props {
  readonly jar: JarName;
  /** Null: a new one. */
  readonly cookie: JarCookie | null;
  readonly onClose: () => void;
}

/** All there is to a cookie. Its value is hidden until it is asked for, and fetched only then. */
export function CookieDialog({ jar, cookie, onClose }: Props) {
  const host = useHost();
  const [form, setForm] = useState<CookieForm>(() =>
    cookie ? { ...cookie, value: null, until: expiresText(cookie.expires) } : blankCookie,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const change = (more: Partial<CookieForm>) => setForm((before) => ({ ...before, ...more }));
  const expires = expiresFrom(form.until);
  const save = async () => {
    if (expires === undefined) return;
    const saved = await host.call('cookie.save', {
      jar,
      cookie: typedFrom(form, expires),
      before: cookie ? cookieIdOf(cookie) : null,
    });
    if (saved.ok) onClose();
    else setProblem(saved.failure.kind === 'rejectedInput' ? saved.failure.issues.join(' ') : describeFailure(saved.failure));
  };
  return (
    <Dialog
      title={cookie ? 'Change a cookie' : 'Add a cookie'}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={onClose} shortcut="Escape">
            Cancel
          </Button>
          <Button variant="main" type="submit">
            {cookie ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Fields jar={jar} cookie={cookie} form={form} change={change} />
        <Flags form={form} change={change} />
        {problem !== null && (
          <p role="alert" className={styles.refused}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface FieldsProps extends FlagsProps, Pick<Props, 'jar' | 'cookie'> {}

function Fields({ jar, cookie, form, change }: FieldsProps) {
  return (
    <>
      <TextField label="Name" mono value={form.name} takesFocus onChange={(name) => change({ name })} />
      <ValueField jar={jar} cookie={cookie} value={form.value} onChange={(value) => change({ value })} />
      <TextField
        label="Domain"
        mono
        value={form.domain}
        placeholder="api.example.com"
        onChange={(domain) => change({ domain })}
      />
      <TextField label="Path" mono value={form.path} placeholder="/" onChange={(path) => change({ path })} />
      <TextField
        label="Until"
        mono
        value={form.until}
        placeholder="2027-01-31 12:00"
        hint="In the time of this place. Empty: it ends with the session."
        error={expiresFrom(form.until) === undefined ? 'A date and a time, such as 2027-01-31 12:00.' : undefined}
        onChange={(until) => change({ until })}
      />
    </>
  );
}

interface FlagsProps {
  readonly form: CookieForm;
  readonly change: (more: Partial<CookieForm>) => void;
}

const sites = [
  { value: 'unset', label: 'Not said' },
  { value: 'strict', label: 'Strict' },
  { value: 'lax', label: 'Lax' },
  { value: 'none', label: 'None' },
] as const;

function Flags({ form, change }: FlagsProps) {
  return (
    <>
      <Switch isSelected={!form.hostOnly} onChange={(isWide) => change({ hostOnly: !isWide })}>
        Goes to hosts below the domain too
      </Switch>
      <Switch isSelected={form.secure} onChange={(secure) => change({ secure })}>
        Secure: over https only, and to this machine
      </Switch>
      <Switch isSelected={form.httpOnly} onChange={(httpOnly) => change({ httpOnly })}>
        HttpOnly: hidden from scripts of a page
      </Switch>
      <div className={styles.site}>
        <span aria-hidden>SameSite</span>
        <Segments
          label="SameSite"
          value={form.sameSite ?? 'unset'}
          options={sites}
          onChange={(site) => change({ sameSite: site === 'unset' ? null : site })}
        />
      </div>
      <p className={styles.fine}>HttpOnly and SameSite are shown and kept; no page’s script and no other site takes part here.</p>
    </>
  );
}

interface ValueProps {
  readonly jar: JarName;
  readonly cookie: JarCookie | null;
  /** Null: as it is. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

function ValueField({ jar, cookie, value, onChange }: ValueProps) {
  const host = useHost();
  const [isShown, setShown] = useState(cookie === null);
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => {
    if (!isShown || cookie === null) return;
    void host.call('cookie.readValue', { jar, id: cookieIdOf(cookie) }).then((read) => read.ok && setKept(read.value.value));
  }, [host, jar, cookie, isShown]);
  if (!isShown)
    return (
      <div className={styles.hiddenValue}>
        <span className={styles.label}>Value</span>
        <Button onPress={() => setShown(true)}>Hidden: show and change</Button>
      </div>
    );
  return <TextField label="Value" mono value={value ?? kept ?? ''} onChange={onChange} />;
}

function typedFrom({ until: _until, ...form }: CookieForm, expires: number | null): TypedCookie {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = form;
  return { name, value, domain, hostOnly, path, expires, secure, httpOnly, sameSite };
}
