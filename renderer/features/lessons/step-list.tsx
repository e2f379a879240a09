import { Play } from 'lucide-react';
import { summarize } from '#shared/explain/summarize';
import type { Lesson, LessonRequest, LessonStep } from '#shared/lessons/lesson';
import { lacks } from '../../state/ready-practice';
import type { LessonSeen } from '../../state/slices/lessons-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { MethodLabel } from '../../ui/method-label';
import { StatusTag } from '../../ui/status-tag';
import { InlineText } from './lesson-text';
import styles from './lessons.module.css';
import { needsOfStep, requestOf, type Steps } from './use-steps';

/** The requests of a lesson: each is sent from here, and opens as an ordinary exchange. */
export function StepList({ lesson, steps }: { readonly lesson: Lesson; readonly steps: Steps }) {
  const seen = useApp((state) => state.lessonSeen);
  const next = lesson.steps.find(({ id }) => !seen.some(({ step }) => step === id))?.id;
  return (
    <section aria-label="Try it" className={styles.block}>
      <h3 className={styles.blockTitle}>Try it</h3>
      <ol className={styles.steps}>
        {lesson.steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            steps={steps}
            seen={seen.findLast((each) => each.step === step.id)}
            isNext={step.id === next}
          />
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  readonly step: LessonStep;
  readonly steps: Steps;
  readonly seen: LessonSeen | undefined;
  readonly isNext: boolean;
}

function Step({ step, steps, seen, isNext }: StepProps) {
  const request = requestOf(step, steps.ground);
  const restarts = useApp((state) => lacks(state.practice, needsOfStep(step, steps.ground)));
  const isSending = steps.sending === step.id;
  const trouble = steps.troubles[step.id];
  const path = pathOf(request);
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <Button
          variant={isNext ? 'main' : 'plain'}
          isDisabled={steps.sending !== null}
          label={isSending ? 'Sending' : `${step.label}${request ? `: send ${request.method} ${path}` : ''}`}
          onPress={() => void steps.send(step)}
        >
          <Play size={14} strokeWidth={1.5} aria-hidden />
          {isSending ? 'Sending' : step.label}
        </Button>
        {request && (
          <span className={styles.request} title={path}>
            <MethodLabel method={request.method} /> <code>{path}</code>
            {request.as !== undefined && <span className={styles.as}>as {request.as}</span>}
          </span>
        )}
      </div>
      <p className={styles.stepSays}>
        <InlineText text={step.says} />
      </p>
      {restarts && <p className={styles.hint}>It starts the practice server anew with what it needs, and its data with it.</p>}
      {trouble !== undefined && (
        <p role="alert" className={styles.missing}>
          {trouble}
        </p>
      )}
      {seen && <Outcome seen={seen} />}
    </li>
  );
}

/** An address that is long on purpose is not read out to its end. */
function pathOf(request: LessonRequest | null): string {
  const path = request?.path ?? '';
  return path.length > 300 ? `${path.slice(0, 60)}…` : path;
}

function Outcome({ seen: { exchange } }: { readonly seen: LessonSeen }) {
  const show = useApp((state) => state.showExchange);
  const isFailure = exchange.phase === 'failed';
  const text = isFailure ? 'No answer' : `${exchange.head.status} ${exchange.head.reason}`;
  return (
    <div className={styles.outcome} role="status">
      <StatusTag status={isFailure ? 'failure' : exchange.head.status} text={text} />
      <span className={styles.outcomeSays}>{summarize(exchange, null)}</span>
      <Button size="small" variant="quiet" onPress={() => void show(exchange.id)}>
        Open the exchange
      </Button>
    </div>
  );
}
