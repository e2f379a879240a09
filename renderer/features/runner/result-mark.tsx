import { CircleCheck, CircleX } from 'lucide-react';
import styles from './runner.module.css';

/** Passed or failed, by shape, colour and word. */
export function ResultMark({ passed }: { readonly passed: boolean }) {
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <span className={passed ? styles.passed : styles.failed}>
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      {passed ? 'passed' : 'failed'}
    </span>
  );
}
