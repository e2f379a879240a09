import type { Locator } from 'playwright/test';
import { expect } from 'playwright/test';
import type { AppWindow } from './app-window';

/** The examples of a saved request, and the one that stands in the place of the answer. */
export class ExamplesPane {
  private readonly app: AppWindow;

  constructor(app: AppWindow) {
    this.app = app;
  }

  get lines(): Locator {
    return this.app.request.getByRole('list', { name: 'Examples of this request' }).getByRole('listitem');
  }

  line(name: string): Locator {
    return this.lines.filter({ has: this.app.page.locator('bdi', { hasText: name }) });
  }

  open(name: string): Locator {
    return this.line(name).getByRole('button').first();
  }

  /** The line over an example that is shown. */
  get bar(): Locator {
    return this.app.response.getByRole('status', { name: 'Example' });
  }

  view(name: 'Body' | 'Head'): Locator {
    return this.app.response.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** Keeps the answer that is shown. */
  async keep(name: string): Promise<void> {
    await this.app.showPart('Examples');
    await this.app.request.getByRole('button', { name: 'Save answer as example…' }).click();
    const dialog = this.app.page.getByRole('dialog', { name: 'Save answer as example' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(this.line(name)).toBeVisible();
  }

  async act(name: string, action: string): Promise<void> {
    await this.app.request.getByRole('button', { name: `More about the example ${name}` }).click();
    await this.app.page.getByRole('menuitem', { name: action }).click();
  }
}
