/** How long each step of a view took, as `Server-Timing` has it. */
export interface ViewTiming {
  /** The time since the last step goes to this one. */
  mark(step: 'auth' | 'authz' | 'app' | 'render'): void;
  header(): string;
}

export function startTiming(): ViewTiming {
  let before = performance.now();
  let header = '';
  return {
    mark(step) {
      const now = performance.now();
      const thousandths = Math.round((now - before) * 1000);
      header += `${header === '' ? '' : ', '}${step};dur=${thousandths / 1000}`;
      before = now;
    },
    header: () => header,
  };
}
