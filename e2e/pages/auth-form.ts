import { expect, type Locator, type Page } from 'playwright/test';

/** The part of the composer that says who is asking. */
export class AuthForm {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get form(): Locator {
    return this.page.getByRole('region', { name: 'Request' });
  }

  /** What is added to the request, as it is shown. */
  get added(): Locator {
    return this.page.getByRole('group', { name: 'What is added to the request' });
  }

  async choose(kind: string): Promise<void> {
    await this.form.getByRole('tab', { name: /^Auth/ }).click();
    await this.page.getByRole('button', { name: /Kind of auth/ }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${kind.replaceAll('.', '\\.')}`) }).click();
    // The list fades before it is gone.
    await expect(this.page.getByRole('option')).toHaveCount(0);
  }

  async fill(field: string, value: string): Promise<void> {
    await this.form.getByLabel(field, { exact: true }).fill(value);
  }
}
