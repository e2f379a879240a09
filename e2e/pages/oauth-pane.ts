import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import type { AppWindow } from './app-window';

/** The form of OAuth 2 with its flow and its tokens, and the pages of the practice server's provider. */
export class OAuthPane {
  readonly app: AppWindow;
  readonly page: Page;

  constructor(app: AppWindow) {
    this.app = app;
    this.page = app.page;
  }

  get flow(): Locator {
    return this.app.request.getByRole('region', { name: 'OAuth flow' });
  }

  /** Where the flow is: “Step 6 of 8: the token arrived”. */
  get title(): Locator {
    return this.flow.getByRole('status');
  }

  get token(): Locator {
    return this.app.request.getByRole('region', { name: 'Access token' });
  }

  get otherTokens(): Locator {
    return this.app.request.getByRole('region', { name: 'Other kept tokens' });
  }

  get getToken(): Locator {
    return this.app.request.getByRole('button', { name: 'Get a new token' });
  }

  async choose(): Promise<void> {
    await this.app.showPart('Auth');
    await this.pick(/Kind of auth/, /^OAuth 2/);
  }

  async chooseGrant(name: RegExp): Promise<void> {
    await this.pick(/Grant$/, name);
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await this.app.request.getByLabel(label, { exact: true }).fill(value);
  }

  /** Presses the button and answers the browser tab with the server's page. */
  async openSignIn(): Promise<Page> {
    const [tab] = await Promise.all([this.page.context().waitForEvent('page'), this.getToken.click()]);
    await tab.waitForLoadState();
    return tab;
  }

  /** Opens the exchange of a step, from the drawing or from the table. */
  async openStep(number: number): Promise<void> {
    await this.flow.getByRole('button', { name: `Open the exchange of step ${number}`, exact: true }).click();
    await this.app.isOver();
  }

  private async pick(field: RegExp, option: RegExp): Promise<void> {
    await this.app.request.getByRole('button', { name: field }).click();
    await this.page.getByRole('option', { name: option }).first().click();
  }
}

/** What a person does on the pages of the practice server's provider. */
export async function signIn(tab: Page, username = 'alice', answer: 'Allow' | 'Refuse' = 'Allow'): Promise<void> {
  await tab.getByLabel('Username').fill(username);
  await tab.getByLabel('Password').fill('practice');
  await tab.getByRole('button', { name: 'Log in' }).click();
  await expect(tab.getByRole('heading', { name: 'Allow access?' })).toBeVisible();
  await tab.getByRole('button', { name: answer }).click();
}
