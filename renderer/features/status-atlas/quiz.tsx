import { X } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { StatusMark } from '../../ui/status-mark';
import styles from './atlas.module.css';
import { dueCodes, questionFor } from './quiz-questions';

interface Props {
  readonly onClose: () => void;
  readonly onChoose: (code: number) => void;
}

/** Asks which code belongs to a meaning, of the codes that came in one's own exchanges; what is known comes again later. */
export function Quiz({ onClose, onChoose }: Props) {
  const [beganAt] = useState(Date.now);
  const [given, setGiven] = useState<number | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const statuses = useApp((state) => state.statuses);
  const answer = useApp((state) => state.answerQuiz);
  const due = dueCodes(statuses, beganAt);
  const entry = due.find(({ code }) => code === asked) ?? due[0];
  const question = entry && questionFor(entry);
  const give = (code: number) => {
    if (!question || given !== null) return;
    setAsked(question.entry.code);
    setGiven(code);
  };
  const next = () => {
    if (question && given !== null) void answer(question.entry.code, given === question.entry.code);
    setGiven(null);
    setAsked(null);
  };
  return (
    <aside className={styles.card} aria-label="Quiz">
      <header className={styles.cardHead}>
        <h3 className={styles.cardTitle}>Which code is it?</h3>
        <IconButton label="End the quiz" icon={X} size="small" onPress={onClose} />
      </header>
      {!question && (
        <p className={styles.text}>
          {Object.keys(statuses.met).length === 0
            ? 'The quiz asks about codes that came in your own exchanges. Send a few requests, or make a code happen from its card.'
            : 'Nothing is due: what you know comes again in some days. Meet more codes and there is more to ask.'}
        </p>
      )}
      {question && (
        <>
          <p className={styles.sub}>{due.length === 1 ? 'One to ask' : `${due.length} to ask`}</p>
          <p className={styles.question}>{question.entry.meaning}</p>
          <ul className={styles.choices}>
            {question.choices.map(({ code, phrase }) => (
              <li key={code}>
                <button
                  type="button"
                  className={styles.choice}
                  disabled={given !== null}
                  data-outcome={
                    given === null ? undefined : code === question.entry.code ? 'right' : code === given ? 'wrong' : undefined
                  }
                  onClick={() => give(code)}
                >
                  <StatusMark status={code} outline={given === null} />
                  <b>{code}</b> {given !== null && phrase}
                </button>
              </li>
            ))}
          </ul>
          <Verdict given={given} right={question.entry.code} onNext={next} onChoose={onChoose} />
        </>
      )}
    </aside>
  );
}

interface VerdictProps {
  readonly given: number | null;
  readonly right: number;
  readonly onNext: () => void;
  readonly onChoose: (code: number) => void;
}

function Verdict({ given, right, onNext, onChoose }: VerdictProps) {
  return (
    <div role="status" className={styles.verdict}>
      {given !== null && (
        <>
          <p className={styles.text}>{given === right ? `Yes, ${right}.` : `No, it is ${right}.`}</p>
          <div className={styles.happenLine}>
            <Button variant="main" onPress={onNext}>
              Next
            </Button>
            <Button variant="quiet" onPress={() => onChoose(right)}>
              Look at {right} on the map
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
