import { expect, type Locator, type Page } from 'playwright/test';
import { runCommand } from './palette';

/** The lessons, as a learner knows them. */
export class LessonsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a lesson by its title, from wherever one is. */
  async open(title: string): Promise<void> {
    await runCommand(this.page, `open lesson ${title}`);
    await expect(this.lesson).toBeVisible();
    await expect(this.lesson.getByRole('heading', { level: 2 })).toHaveText(title);
  }

  get lesson(): Locator {
    return this.page.getByRole('article');
  }

  get steps(): Locator {
    return this.lesson.getByRole('region', { name: 'Try it' }).getByRole('listitem');
  }

  get probes(): Locator {
    return this.lesson.getByRole('region', { name: 'What happened' });
  }

  get scene(): Locator {
    return this.lesson.getByRole('region', { name: /^Scene: / });
  }

  /** Sends a step and waits for what came of it. */
  async take(at: number): Promise<void> {
    const step = this.steps.nth(at);
    await step.getByRole('button').first().click();
    await expect(step.getByRole('status')).toBeVisible({ timeout: 30_000 });
  }

  /** Sends all steps of a lesson in their order. */
  async takeAll(): Promise<void> {
    const count = await this.steps.count();
    for (let at = 0; at < count; at++) await this.take(at);
  }

  async press(button: string | RegExp): Promise<void> {
    await this.scene.getByRole('button', { name: button }).click();
  }
}
