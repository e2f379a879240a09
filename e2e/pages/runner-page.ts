import type { Locator, Page } from 'playwright/test';

/** The page on which the requests of a collection are run. */
export class RunnerPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get plan(): Locator {
    return this.page.getByRole('region', { name: 'What is run' });
  }

  get dataFile(): Locator {
    return this.plan.getByRole('button', { name: /Data file/ });
  }

  number(name: 'Rounds' | 'Rounds at most' | 'Parallel' | 'Delay, ms'): Locator {
    return this.plan.getByRole('textbox', { name, exact: true });
  }

  /** A request that can be run. */
  line(name: string): Locator {
    return this.plan.getByRole('row', { name });
  }

  /** The names of the requests, in their order. */
  async order(): Promise<string[]> {
    return this.plan
      .getByRole('grid', { name: 'Requests in their order' })
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('bdi')?.textContent ?? ''));
  }

  /** Drags a request with the pointer to the place above another. */
  async dragAbove(name: string, other: string): Promise<void> {
    await this.line(name).hover({ position: { x: 120, y: 10 } });
    const box = await this.line(other).boundingBox();
    const { mouse } = this.page;
    await mouse.down();
    const [x, y] = [(box?.x ?? 0) + 120, (box?.y ?? 0) + 1];
    await mouse.move(x, y + 12, { steps: 4 });
    await mouse.move(x, y, { steps: 4 });
    await mouse.up();
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /^Run \d+ requests?$/ }).click();
  }

  async stop(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stop', exact: true }).click();
  }

  /** How the run stands, in words. */
  get standing(): Locator {
    return this.page.getByRole('status', { name: 'How the run stands' });
  }

  get results(): Locator {
    return this.page.getByRole('grid', { name: 'Results' });
  }

  async showOnlyFailed(): Promise<void> {
    await this.page.getByRole('radio', { name: /^Failed/ }).click();
  }

  /** What is said of one result, once it was chosen. */
  detail(name: string): Locator {
    return this.page.getByRole('region', { name: `Result of ${name}` });
  }

  async saveReport(format: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Save a report' }).click();
    await this.page.getByRole('menuitem', { name: format }).click();
  }
}
