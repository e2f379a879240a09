import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import styles from './error-boundary.module.css';

interface Props {
  readonly onError: () => void;
  readonly children: ReactNode;
}

interface State {
  readonly message: string | null;
}

/** Stands in when the page broke: drafts are on disk, and a reload brings them back. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override componentDidCatch(): void {
    this.props.onError();
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <main className={styles.page} role="alert">
        <h1 className={styles.title}>This window stopped working</h1>
        <p>Your tabs and drafts are kept. Reloading brings them back; answers have to be asked for again.</p>
        <pre className={styles.message}>{this.state.message}</pre>
        <Button variant="main" takesFocus onPress={() => location.reload()}>
          Reload the window
        </Button>
      </main>
    );
  }
}
