import { type CalendarDate, parseDate } from '@internationalized/date';
import { Calendar as CalendarIcon } from 'lucide-react';
import { useState } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { classNames } from './class-names';
import { LineField, type LineFieldProps } from './line-field';
import line from './line-field.module.css';
import { MonthCalendar } from './month-calendar';
import { PopoverWindow } from './popover-window';

export interface DateFieldProps extends Omit<LineFieldProps, 'mono' | 'end' | 'type'> {
  /** A date alone, or a date with a time of day. */
  readonly kind: 'date' | 'datetime';
  /** Names the button that opens the calendar. */
  readonly calendarLabel: string;
}

/** A date as it is written on the wire, typed or chosen from a calendar. What is typed stays as it is. */
export function DateField({ kind, calendarLabel, ...props }: DateFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  const choose = (date: CalendarDate) => {
    props.onChange(kind === 'date' ? date.toString() : withDate(props.value, date.toString()));
    setIsOpen(false);
  };
  return (
    <LineField
      {...props}
      mono
      placeholder={props.placeholder ?? (kind === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM-DDThh:mm:ssZ')}
      end={
        <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
          <Button aria-label={calendarLabel} className={classNames(line.tool)}>
            <CalendarIcon size={14} strokeWidth={1.5} aria-hidden />
          </Button>
          <PopoverWindow label={calendarLabel} placement="bottom end">
            {() => <MonthCalendar value={dateIn(props.value)} onChoose={choose} />}
          </PopoverWindow>
        </DialogTrigger>
      }
    />
  );
}

/** The date a text begins with; null where there is none in the calendar. */
function dateIn(text: string): CalendarDate | null {
  const [written] = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text.trim()) ?? [];
  if (written === undefined) return null;
  try {
    return parseDate(written);
  } catch {
    return null;
  }
}

/** Another date before the same time of day. A text without one gets midnight, UTC. */
function withDate(text: string, date: string): string {
  const [, time] = /^\S*?([T ]\S.*)$/.exec(text.trim()) ?? [];
  return date + (time ?? 'T00:00:00Z');
}
