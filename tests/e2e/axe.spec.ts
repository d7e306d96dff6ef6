/** Every screen of the navigation for the main posts, light and dark: nothing serious for axe, no error said. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { allowForFilling, enterDemo, startDemoHub } from '../helpers/demo-hub';
import { documents } from '../helpers/documents';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { closeTab, navButtons, openScreen, setUpFirm, settled, switchLanguage, watchErrors } from '../helpers/screens';

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];
const people = ['boss', 'finance', 'warehouse', 'chentao'] as const;

/** Rows of a list look alike: the first ones stand for all, and a look takes a second and not ten. */
const MORE_ROWS = '.ag-row:nth-child(n + 9)';
/** What stands around every screen is looked at with the first one of each person. */
const FRAME = ['.td-top', '.td-nav', '.td-status'];

/** Read once and there from the first moment of a page: to send half a megabyte for each look takes as long as the look. */
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axeSource = readFileSync(ofBuilder.resolve('axe-core/axe.min.js'), 'utf8');

/** One page in one appearance, and what it ever said on its console. */
type Eye = { readonly page: Page; readonly scheme: Scheme; readonly said: readonly string[]; close(): Promise<void> };

async function openEye(browser: Browser, scheme: Scheme): Promise<Eye> {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: 'reduce' });
  await context.addInitScript(axeSource);
  const page = await context.newPage();
  return { page, scheme, said: watchErrors(page), close: () => context.close() };
}

/** The appearance follows the system, and no colour is on its way any more. */
async function hasColours({ page, scheme }: Eye): Promise<void> {
  await expect(page.locator(`html[data-theme]:not([data-theme="${scheme}"])`)).toHaveCount(0);
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** Serious findings as one line each: where, rule, what to do. In the dark only the colours differ. */
async function findings(eye: Eye, what: string, seen: readonly string[] = []): Promise<string[]> {
  await hasColours(eye);
  // The older mode looks at this page alone; the newer one opens an empty page each time, for frames we do not have.
  const axe = new AxeBuilder({ page: eye.page, axeSource: ';' }).setLegacyMode().exclude(MORE_ROWS);
  for (const part of seen) axe.exclude(part);
  axe.options({ resultTypes: ['violations'] });
  const { violations } = await (eye.scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((one) => `${what} ${eye.scheme} ${id} ${String(one.target)} ${one.failureSummary ?? ''}`),
    );
}

/** Leaves nothing open, so that what was looked at costs the next look nothing. */
async function closeAll(page: Page): Promise<void> {
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  const bell = page.locator('.td-bell[aria-expanded="true"]');
  if (await bell.isVisible()) await bell.click();
  const tabs = page.locator('.td-tabs [role="tab"]');
  for (let count = await tabs.count(); count > 0; count -= 1) {
    await closeTab(page);
    await expect(tabs).toHaveCount(count - 1);
  }
}

/** One log-in, then every screen that this person has, then the documents, panels and dialogues that are his. */
async function walk(eye: Eye, loginName: string): Promise<{ screens: number; found: readonly string[] }> {
  const { page } = eye;
  await enterDemo(page, hub.url, loginName);
  const buttons = navButtons(page);
  const screens = await buttons.count();
  const found: string[] = [];
  for (let at = 0; at < screens; at += 1) {
    const key = await openScreen(page, buttons.nth(at));
    found.push(...(await findings(eye, key, at === 0 ? [] : FRAME)));
    await closeTab(page);
  }
  for (const { name, open } of documents.filter(({ by }) => by === loginName)) {
    await open(page);
    found.push(...(await findings(eye, name, FRAME)));
    await closeAll(page);
  }
  return { screens, found };
}

/** In English every screen opens without a word on the console; each eye opens every other one. */
async function walkInEnglish({ page, scheme }: Eye): Promise<void> {
  await switchLanguage(page);
  const buttons = navButtons(page);
  const count = await buttons.count();
  for (let at = schemes.indexOf(scheme); at < count; at += schemes.length) {
    await openScreen(page, buttons.nth(at));
    await closeTab(page);
  }
}

let hub: HubProcess;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemoHub();
});
test.afterAll(async () => {
  await hub?.stop();
});
// A trace would record what axe does to the page, at many times its cost.
test.use({ trace: 'off', actionTimeout: 20_000 });

test('the look finds what is planted', async ({ browser }) => {
  const words = '<html lang="en"><title>t</title><main><button></button><p style="color:%23ccc">pale words</p></main>';
  for (const [scheme, rules] of [
    ['light', ['button-name', 'color-contrast']],
    ['dark', ['color-contrast']],
  ] as const) {
    const eye = await openEye(browser, scheme);
    await eye.page.goto(`data:text/html,${words}`);
    const found = await findings(eye, 'planted');
    expect(new Set(found.map((line) => line.split(' ')[2]))).toEqual(new Set(rules));
    await eye.close();
  }
});

for (const loginName of people) {
  test(`${loginName}: screens, documents, panels and dialogues are accessible in light and dark, and say no error`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    // Side by side: while one page waits for its rows the other is looked at.
    const eyes = await Promise.all(schemes.map((scheme) => openEye(browser, scheme)));
    const walks = await Promise.all(eyes.map((eye) => walk(eye, loginName)));
    await Promise.all(eyes.map(walkInEnglish));
    expect(walks.flatMap(({ found }) => found)).toEqual([]);
    expect(Math.min(...walks.map(({ screens }) => screens))).toBeGreaterThan(3);
    expect(eyes.flatMap(({ said }) => said)).toEqual([]);
    for (const eye of eyes) await eye.close();
  });
}

test('the ways in are accessible: set-up, log-in, the cards of the demo book', async ({ browser }) => {
  const eyes = await Promise.all(schemes.map((scheme) => openEye(browser, scheme)));
  const found: string[] = [];
  const look = async (what: string, url: string, sign: (page: Page) => Promise<void>) => {
    const looked = eyes.map(async (eye) => {
      await eye.page.goto(url);
      await sign(eye.page);
      await settled(eye.page);
      return findings(eye, what);
    });
    found.push(...(await Promise.all(looked)).flat());
  };
  const button = (name: string) => (page: Page) => expect(page.getByRole('button', { name })).toBeVisible();
  await look('cards', hub.url, (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible());
  const fresh = await startHub();
  await look('setUp', fresh.url, button('建立并进入'));
  const [first] = eyes;
  if (first) await setUpFirm(first.page);
  for (const { page } of eyes) await page.context().clearCookies();
  await look('logIn', fresh.url, button('登录'));
  // Before the hub goes: a page that still fetches what it may need later says so then.
  expect(eyes.flatMap(({ said }) => said)).toEqual([]);
  for (const eye of eyes) await eye.close();
  await fresh.stop();
  expect(found).toEqual([]);
});
