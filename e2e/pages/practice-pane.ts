import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The practice server in the window: what it offers in the side bar, and its page in a tab. */
export class PracticePane {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get power(): Locator {
    return this.page.getByRole('switch', { name: /^Practice server/ });
  }

  /** The line of a request by its method and target. */
  lineOf(method: string, target: string): Locator {
    const plain = target.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.page
      .getByRole('listbox', { name: 'Requests the server answered' })
      .getByRole('option')
      .filter({ hasText: new RegExp(`${method}${plain}(another program)?\\d{3}`) });
  }

  get tour(): Locator {
    return this.page.getByRole('region', { name: 'Tour' });
  }

  /** The drawing of who answered; its name counts. */
  get flow(): Locator {
    return this.page.getByRole('img', { name: /the shared cache answered/ });
  }

  /** Where one goes in. */
  async address(): Promise<string> {
    return this.page.getByRole('tabpanel').locator('header code').first().innerText();
  }

  async start(): Promise<void> {
    await this.toggle(/^Practice server is (off|not running)/);
    await expect(this.page.getByRole('button', { name: 'Browse it' })).toBeVisible({ timeout: 20_000 });
  }

  /** Brings its page to the front. */
  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Practice server' }).click();
  }

  async toggle(name: string | RegExp): Promise<void> {
    // The track covers the input that it stands for.
    await this.page.getByRole('switch', { name }).click({ force: true });
  }

  /** Opens a request of the tree as a draft. */
  async openRequest(filter: string, name: RegExp): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Find an endpoint' }).fill(filter);
    await this.page.getByRole('treegrid').getByRole('row', { name }).first().click();
  }
}
