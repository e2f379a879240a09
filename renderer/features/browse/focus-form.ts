/** The first thing to be filled in gets the focus, once the form that is being opened has come onto the page. */
export const focusForm = (): void => focusWhenShown('[data-form] fieldset');

/** Where a form was closed, the focus goes back to what opens it. */
export const focusMethods = (): void => focusWhenShown('[role="group"][aria-label="Methods"]');

const fields = 'input:not([type="hidden"]), textarea, [role="radio"], button';

function focusWhenShown(selector: string, frames = 20): void {
  requestAnimationFrame(() => {
    const field = document.querySelector(selector)?.querySelector<HTMLElement>(fields);
    if (field) field.focus();
    else if (frames > 0) focusWhenShown(selector, frames - 1);
  });
}
