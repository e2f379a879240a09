import { Play, X } from 'lucide-react';
import { useEffect } from 'react';
import { type Exchange, isOver } from '#shared/model/exchange';
import { type TourStep, tourSteps } from '../../state/tour-steps';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { StatusMark } from '../../ui/status-mark';
import styles from './tour-strip.module.css';

/** One line below the tab: what was seen, what comes next, and the button that sends it. Gone for good once it is closed. */
export function TourStrip() {
  const { state, done } = useApp((app) => app.settings.tour);
  const close = useApp((app) => app.closeTour);
  const step = tourSteps[done];
  // Only of this step: what the one before has brought is told already.
  const sent = useApp((app) => (app.tourSent?.step === done ? app.exchanges[app.tourSent.exchangeId] : undefined));
  useFinish(step, sent);
  if (state !== 'open') return null;
  return (
    <section aria-label="Tour" className={styles.strip} data-region="tour">
      <span className={styles.marks} aria-hidden>
        {tourSteps.map(({ title, status }, at) => (
          <StatusMark key={title} status={status} outline={at >= done} />
        ))}
      </span>
      <p className={styles.words} aria-live="polite">
        <b>{step ? `${done + 1} of ${tourSteps.length}: ${step.title}.` : 'That was the tour.'}</b> {wordsOf(done, sent)}
      </p>
      {step ? <SendStep step={step} sent={sent} /> : <ToLog />}
      <IconButton label="Close the tour" icon={X} size="small" onPress={close} placement="top" />
    </section>
  );
}

/** Goes on once the answer is there that was meant. */
function useFinish(step: TourStep | undefined, sent: Exchange | undefined): void {
  const finish = useApp((app) => app.finishTourStep);
  const isDone = step !== undefined && isMeant(step, sent);
  useEffect(() => {
    if (isDone) finish();
  }, [isDone, finish]);
}

const isMeant = ({ status }: TourStep, sent: Exchange | undefined): boolean =>
  sent?.phase === 'finished' && sent.head.status === status;

function wordsOf(done: number, sent: Exchange | undefined): string {
  const seen = tourSteps[done - 1]?.after ?? '';
  const step = tourSteps[done];
  if (!step) return `${seen} Back and Forward go through the five; the log of the server has them as well.`;
  return sent && isOver(sent) && !isMeant(step, sent) ? otherwise(step, sent) : `${seen} ${step.before}`;
}

function otherwise({ status }: TourStep, sent: Exchange): string {
  const came = sent.phase === 'finished' ? `It answered ${sent.head.status}` : 'There was no answer';
  return `${came} this time; ${status} was meant. See what is said there, and send it again.`;
}

function SendStep({ step: { method, path }, sent }: { readonly step: TourStep; readonly sent: Exchange | undefined }) {
  const send = useApp((app) => app.sendTourStep);
  const isStarting = useApp((app) => app.practice.phase === 'starting');
  const isUnderWay = isStarting || (sent !== undefined && !isOver(sent));
  return (
    <Button size="small" label={`Tour: send ${method} ${path}`} isDisabled={isUnderWay} onPress={() => void send()}>
      <Play size={14} strokeWidth={1.5} aria-hidden />
      <code>
        {method} {path}
      </code>
    </Button>
  );
}

function ToLog() {
  const openPage = useApp((app) => app.openPage);
  return (
    <Button size="small" onPress={() => openPage('practice')}>
      See the log
    </Button>
  );
}
