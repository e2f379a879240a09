/** The first thing to be filled in gets the focus, once the form that is being opened has come onto the page. */
export const focusForm = (): void => focusWhenShown('[data-form] fieldset');

/** Where a form was closed, the focus goes back to what opens it. */
export const focusMethods = (): void => focusWhenShown('[role="group"][aria-label="Methods"]');

/** Where a form is gone because it is done, the focus that was in it goes to the heading of what came of it, unless something else has it. */
export function focusHeading(frames = 120): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const heading = document.querySelector<HTMLElement>('[data-answer] h1');
    if (heading) heading.focus({ preventScroll: true });
    else if (frames > 0) focusHeading(frames - 1);
  });
}

const fields = 'input:not([type="hidden"]), textarea, [role="radio"], button';

function focusWhenShown(selector: string, frames = 20): void {
  requestAnimationFrame(() => {
    const field = document.querySelector(selector)?.querySelector<HTMLElement>(fields);
    if (field) field.focus();
    else if (frames > 0) focusWhenShown(selector, frames - 1);
  });
}
