import type { ComponentType } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { BasicLab } from './basic-lab';
import { BearerLab } from './bearer-lab';
import styles from './auth-lab.module.css';
import { LabContext, type Lab } from './lab-context';
import { MatrixLab } from './matrix-lab';
import { OAuthLab } from './oauth-lab';
import { StolenKeyLab } from './stolen-key-lab';

const parts: readonly { readonly id: string; readonly title: string; readonly Part: ComponentType }[] = [
  { id: 'basic', title: 'Basic, undone', Part: BasicLab },
  { id: 'bearer', title: 'A bearer token, read', Part: BearerLab },
  { id: 'key', title: 'A key, stolen from a log', Part: StolenKeyLab },
  { id: 'oauth', title: 'OAuth, step by step', Part: OAuthLab },
  { id: 'matrix', title: 'Who may do what', Part: MatrixLab },
];

/** Experiments on who is asking. Everything is really sent, to the practice server. */
export function AuthLab() {
  const practice = useApp((state) => state.practice);
  const start = useApp((state) => state.startPractice);
  const isRunning = practice.phase === 'running';
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label="Experiments">
        <h2 className={styles.title}>Auth lab</h2>
        <ul>
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a href={`#lab-${id}`} className={styles.entry} onClick={(event) => scrollTo(event, id)}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Auth lab">
        {!isRunning && (
          <div className={styles.start}>
            <p>The experiments send real requests to the practice server, which does not run.</p>
            <Button variant="main" isDisabled={practice.phase === 'starting'} onPress={() => void start()}>
              {practice.phase === 'starting' ? 'Starting' : 'Start the practice server'}
            </Button>
          </div>
        )}
        {isRunning && <Parts lab={{ origin: practice.url, accounts: practice.accounts }} />}
      </div>
    </div>
  );
}

function Parts({ lab }: { readonly lab: Lab }) {
  return (
    <LabContext value={lab}>
      {parts.map(({ id, title, Part }) => (
        <section key={id} id={`lab-${id}`} aria-label={title} className={styles.part}>
          <h3 className={styles.name}>{title}</h3>
          <Part />
        </section>
      ))}
    </LabContext>
  );
}

/** The address of the app holds no fragments: they are the host's. */
function scrollTo(event: { preventDefault(): void }, id: string): void {
  event.preventDefault();
  const part = document.getElementById(`lab-${id}`);
  part?.scrollIntoView({ block: 'start' });
}
