import { readLinks } from '#shared/http/link-header';
import { field, statusOf } from '#shared/lessons/seen';
import { useState } from 'react';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { Button } from '../../../ui/button';
import styles from './code.module.css';
import { Scene, SendButton } from './scene';
import { type Answer, lastOf, type Send, useBench } from './use-bench';
import { useLockedCode, type Verdict } from './use-locked-code';

/** A form that brings its rules as code: fetched, read, and run only after somebody has agreed, in a locked frame. */
export function CodeScene() {
  const bench = useBench();
  const [isAgreed, setAgreed] = useState(false);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const form = lastOf(bench.answers, 'form');
  const script = lastOf(bench.answers, 'script');
  const path = form && scriptPath(form);
  const agree = (on: boolean) => {
    setVerdict(null);
    setAgreed(on);
  };
  const fetchScript = (send: Send) => {
    agree(false);
    return send({ method: 'GET', path: path ?? '/' }, 'script');
  };
  return (
    <Scene
      title="Code that a server sends along"
      says={saying(form, script, isAgreed)}
      bench={bench}
      controls={
        <>
          <SendButton
            bench={bench}
            isMain={!form}
            onPress={() => void bench.run((send) => send({ method: 'GET', path: '/forms/signup' }, 'form'))}
          >
            Ask for the form
          </SendButton>
          <SendButton
            bench={bench}
            isMain={form !== null && !script}
            isDisabled={!path}
            onPress={() => void bench.run(fetchScript)}
          >
            Fetch its code
          </SendButton>
        </>
      }
      draw={() => (
        <div className={styles.parts}>
          {script ? <Source text={script.text ?? ''} /> : <p className={styles.blank}>No code was fetched yet.</p>}
          {script && (
            <Switch
              isSelected={isAgreed}
              onChange={agree}
              note="In a frame of its own: no network, nothing of this page, nothing stored, two seconds at most."
            >
              Run this code
            </Switch>
          )}
          {script && <Form code={isAgreed ? (script.text ?? '') : null} bench={bench} verdict={verdict} onVerdict={setVerdict} />}
        </div>
      )}
      table={<CodeTable form={form} script={script} isAgreed={isAgreed} />}
      foot="Code on demand is the one constraint of REST that is optional. Who runs code trusts whoever wrote it; the server judges again in any case, because the code may not have run."
    />
  );
}

/** Where the form says that its code is (RFC 8288). */
function scriptPath(form: Answer): string | null {
  const link = readLinks([field(form, 'Link') ?? '']).find(({ rel }) => rel.includes('code-on-demand'));
  if (!link || !URL.canParse(link.uri, form.exchange.url)) return null;
  const found = new URL(link.uri, form.exchange.url);
  return found.origin === new URL(form.exchange.url).origin ? found.pathname + found.search : null;
}

function saying(form: Answer | null, script: Answer | null, isAgreed: boolean): string {
  if (!form) return 'Nothing was sent yet. The form says where its code is; nothing is fetched or run by itself.';
  if (!script) return `The form names its code in Link: ${scriptPath(form) ?? 'nowhere'}. It was not fetched.`;
  return isAgreed
    ? 'The code runs, locked in, and says what it thinks of each field.'
    : 'The code is here as text. It was not run.';
}

function Source({ text }: { readonly text: string }) {
  return (
    <pre className={styles.source} tabIndex={0} aria-label="The code">
      {text}
    </pre>
  );
}

interface FormProps {
  /** Null: not agreed to. */
  readonly code: string | null;
  readonly bench: ReturnType<typeof useBench>;
  readonly verdict: Verdict | null;
  readonly onVerdict: (verdict: Verdict) => void;
}

function Form({ code, bench, verdict, onVerdict }: FormProps) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('carl');
  const judged = lastOf(bench.answers, 'sent');
  const errorOf = (field: string) => complaint(code === null ? null : verdict, field);
  const send = () =>
    bench.run((ask) =>
      ask(
        {
          method: 'POST',
          path: '/forms/signup',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ name, email }),
        },
        'sent',
      ),
    );
  return (
    <div className={styles.form}>
      <TextField label="Name" value={name} onChange={setName} {...errorOf('name')} />
      <TextField label="E-mail" value={email} onChange={setEmail} {...errorOf('email')} />
      {/* Code that failed, or that nobody wants to wait for, is gone with its frame. */}
      {code !== null && verdict?.kind !== 'failed' && <Locked code={code} values={{ name, email }} onVerdict={onVerdict} />}
      <p className={styles.said} role="status">
        {saidBy(code, verdict)}
      </p>
      <div className={styles.send}>
        <Button isDisabled={bench.isBusy} onPress={() => void send()}>
          Send it to the server
        </Button>
        {judged && (
          <span>
            The server says {statusOf(judged) ?? 'nothing'}: {(judged.text ?? '').slice(0, 160)}
          </span>
        )}
      </div>
    </div>
  );
}

/** What the code has against a field, as the field takes it. */
function complaint(verdict: Verdict | null, field: string): { readonly error?: string } {
  const error = verdict?.kind === 'errors' ? verdict.errors[field] : undefined;
  return error === undefined ? {} : { error };
}

function saidBy(code: string | null, verdict: Verdict | null): string {
  if (code === null) return 'Nobody checks the fields here.';
  if (verdict === null) return 'The code is being asked.';
  if (verdict.kind === 'failed') return `The code failed: ${verdict.reason}`;
  const count = Object.keys(verdict.errors).length;
  return count === 0 ? 'The code has no complaint.' : `The code complains about ${Object.keys(verdict.errors).join(' and ')}.`;
}

interface LockedProps {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly onVerdict: (verdict: Verdict) => void;
}

/** The frame in which the code runs. It shows nothing. */
function Locked({ code, values, onVerdict }: LockedProps) {
  const { frame, onLoad } = useLockedCode({ code, values, onVerdict });
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title="The code, locked in"
      aria-hidden
      tabIndex={-1}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      src="./run-frame.html"
      onLoad={onLoad}
    />
  );
}

interface TableProps {
  readonly form: Answer | null;
  readonly script: Answer | null;
  readonly isAgreed: boolean;
}

function CodeTable({ form, script, isAgreed }: TableProps) {
  const rows: readonly (readonly [string, string])[] = [
    ['The form', form ? String(statusOf(form) ?? 'no answer') : 'not asked for'],
    ['Where its code is', (form && scriptPath(form)) ?? 'not told yet'],
    ['The code', script ? `${script.exchange.bodyBytes} bytes` : 'not fetched'],
    ['Run', isAgreed ? 'yes, locked in' : 'no'],
  ];
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
