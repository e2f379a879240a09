import { isSameJar, plainJar, type JarFacts, type JarName } from '#shared/model/cookie';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useApp, useHost } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { JarPane } from './jar-pane';
import { useJarWords } from './use-jar-words';
import { useJars } from './use-jar';
import styles from './cookies-page.module.css';

/** The jars on the left, and the cookies of the one that is looked at. */
export function CookiesPage() {
  const shown = useApp((state) => state.shownJar);
  const show = useApp((state) => state.showJar);
  const words = useJarWords();
  const jars = useJars();
  useFirstJar(jars, shown === null ? show : null);
  const jar = shown ?? plainJar;
  const all = withShown(jars ?? [], jar);
  return (
    <div className={styles.page}>
      <nav className={styles.list} aria-label="Jars" tabIndex={-1}>
        <header className={styles.head}>
          <h2 className={styles.title}>Jars</h2>
        </header>
        <ul>
          {all.map((one) => {
            const isShown = isSameJar(one.jar, jar);
            return (
              <li key={JSON.stringify(one.jar)}>
                <AriaButton
                  className={classNames(styles.entry, isShown && styles.shown)}
                  aria-current={isShown ? 'true' : undefined}
                  onPress={() => show(one.jar)}
                >
                  <bdi className={styles.name}>{words(one.jar)}</bdi>
                  <span className={styles.number}>{one.count}</span>
                </AriaButton>
              </li>
            );
          })}
        </ul>
        <p className={styles.hint}>
          Each environment has a jar of its own. A request uses the one of the environment it is sent with.
        </p>
      </nav>
      <JarPane key={JSON.stringify(jar)} jar={jar} />
    </div>
  );
}

/** Without a wish, the jar of the workspace's environment is looked at. */
function useFirstJar(jars: readonly JarFacts[] | null, show: ((jar: JarName) => void) | null): void {
  const host = useHost();
  useEffect(() => {
    if (!jars || !show) return;
    void host.call('cookie.findJar', { place: null }).then((found) => found.ok && show(found.value));
  }, [host, jars, show]);
}

const withShown = (jars: readonly JarFacts[], shown: JarName): readonly JarFacts[] =>
  jars.some(({ jar }) => isSameJar(jar, shown)) ? jars : [...jars, { jar: shown, count: 0 }];
