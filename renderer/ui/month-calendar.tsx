import type { CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarMonthPicker,
  CalendarYearPicker,
} from 'react-aria-components';
import { classNames } from './class-names';
import styles from './month-calendar.module.css';

interface Props {
  readonly value: CalendarDate | null;
  readonly onChoose: (date: CalendarDate) => void;
}

// It was opened to choose a day.
const takesFocus = { autoFocus: true } as const;

/** The days of a month to choose one from; another month or year is one step away. */
export function MonthCalendar({ value, onChoose }: Props) {
  return (
    <Calendar aria-label="Date" value={value} onChange={onChoose} className={classNames(styles.calendar)} {...takesFocus}>
      <div className={styles.head}>
        <Button slot="previous" className={classNames(styles.step)}>
          <ChevronLeft size={16} strokeWidth={1.5} aria-hidden />
        </Button>
        <CalendarMonthPicker>{(picker) => <Picker {...picker} />}</CalendarMonthPicker>
        <CalendarYearPicker visibleYears={120}>{(picker) => <Picker {...picker} />}</CalendarYearPicker>
        <Button slot="next" className={classNames(styles.step)}>
          <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
        </Button>
      </div>
      <CalendarGrid className={styles.grid}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={classNames(styles.day)} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

interface PickerProps {
  readonly 'aria-label': string;
  readonly value: string | number;
  readonly onChange: (key: string | number | null) => void;
  readonly items: readonly { readonly id: number; readonly formatted: string }[];
}

function Picker({ value, onChange, items, ...label }: PickerProps) {
  return (
    <select {...label} className={styles.picker} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {items.map(({ id, formatted }) => (
        <option key={id} value={id}>
          {formatted}
        </option>
      ))}
    </select>
  );
}
