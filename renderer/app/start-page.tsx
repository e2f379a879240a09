import { Compass, FolderOpen, type LucideIcon, Play, Server } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { browsePractice } from './browse-practice';
import { OpenCollectionDialog, TourDrawing } from './doors';
import { Logo } from './logo';
import { focusAddress } from './regions';
import styles from './start-page.module.css';
import { type Commands, shortcutOf } from './use-commands';

/** What stands in a tab in which nothing was done yet: the ways to begin. */
export function StartPage({ commands }: { readonly commands: Commands }) {
  const [isOpening, setOpening] = useState(false);
  const beginImport = useApp((state) => state.beginImport);
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <Logo size={44} />
          <div>
            <h2 className={styles.title}>Send a request. Go on from the answer.</h2>
            <p className={styles.detail}>
              Cairn shows all that came back, and where it leads. No account; nothing is sent that you do not send.
            </p>
          </div>
        </header>
        <ul className={styles.ways}>
          <PracticeWay />
          <Way icon={Compass} title="Browse an address" detail="Type or paste it above, and send.">
            <Button onPress={focusAddress} shortcut={shortcutOf(commands, 'address.focus')}>
              Go to the address bar
            </Button>
          </Way>
          <Way
            icon={FolderOpen}
            title="Open what you have"
            detail="Folders of OpenCollection YAML; files of other tools, and curl."
          >
            <Button onPress={() => setOpening(true)}>Open a folder</Button>
            <Button onPress={() => beginImport()}>Import…</Button>
          </Way>
        </ul>
        <Tour />
      </div>
      <Suspense fallback={null}>{isOpening && <OpenCollectionDialog isOpen onClose={() => setOpening(false)} />}</Suspense>
    </div>
  );
}

/** What comes after the practice server was started; nothing once it was closed. */
function Tour() {
  const isClosed = useApp((state) => state.settings.tour.state === 'closed');
  if (isClosed) return null;
  return (
    <section aria-label="The tour" className={styles.tour}>
      <header className={styles.tourHead}>
        <h3 className={styles.tourName}>Then a short tour: five real exchanges</h3>
        <span className={styles.hint}>about four minutes, leave it at any step</span>
      </header>
      <Suspense fallback={null}>
        <TourDrawing />
      </Suspense>
    </section>
  );
}

function PracticeWay() {
  const store = useAppStore();
  const phase = useApp((state) => state.practice.phase);
  const reason = useApp((state) => (state.practice.phase === 'failed' ? state.practice.reason : null));
  const isRunning = phase === 'running';
  return (
    <Way
      icon={Server}
      title={isRunning ? 'The practice server is running' : 'Start the practice server'}
      detail={reason ?? 'A library of books on your own machine, with links, pages, sign-in and statuses to try.'}
    >
      <Button variant="main" isDisabled={phase === 'starting'} onPress={() => void browsePractice(store.getState)}>
        <Play size={14} strokeWidth={1.5} aria-hidden />
        {isRunning ? 'Browse it' : phase === 'starting' ? 'Starting' : 'Start and browse'}
      </Button>
    </Way>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail: string;
  readonly children: ReactNode;
}

function Way({ icon: Icon, title, detail, children }: WayProps) {
  return (
    <li className={styles.way}>
      <Icon size={20} strokeWidth={1.5} aria-hidden className={styles.icon ?? ''} />
      <div className={styles.words}>
        <h3 className={styles.name}>{title}</h3>
        <p className={styles.detail}>{detail}</p>
      </div>
      {children}
    </li>
  );
}
