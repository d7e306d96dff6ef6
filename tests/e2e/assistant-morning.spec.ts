/** The sales assistant's morning: what is late, what is due within a day, whom to ask, what is handed in, what moved. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { addDays, businessDateOf } from '../../src/shared/domain/business-date';
import { formatInstant } from '../../src/shared/domain/format';
import type { Seat } from '../helpers/book';
import { depositWish } from '../helpers/builders/deposits';
import { aSubmittedOrder } from '../helpers/builders/orders';
import { anAccount, papersOf } from '../helpers/builders/tender-papers';
import { stepOf, submission, type TenderGiven, aTender } from '../helpers/builders/tenders';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { FIRM, front, openNamed, settled, watchErrors } from '../helpers/screens';
import { aWireTeam, enterAs, hire } from '../helpers/wire-team';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS_BACK = 6;
const ASSISTANT = 'neiqin';
const NAME = '何静';
const BUYER = '厦门健民医药有限公司';
/** Hours away from every limit of the screens, and no hour of the day: a slow run sees the same. */
const now = Math.floor(Date.now() / 60_000) * 60_000;

const PLATFORM = '福建省药械采购平台';
const LOGIN = 'huakang_fj';

const due = {
  missed: { title: '长乐区医院 药品遴选', bidDeadlineAt: now - DAY },
  urgent: { title: '龙岩市医院 药品议价', bidDeadlineAt: now + 3 * HOUR },
  ready: { title: '宁德市医院 药品议价', bidDeadlineAt: now + 10 * HOUR },
  soon: { title: '三明市医院 药品议价', bidDeadlineAt: now + 20 * HOUR, platform: PLATFORM },
  asked: { title: '南平市医院 药品议价', bidDeadlineAt: now - 5 * DAY },
} as const;

type People = { readonly boss: Seat; readonly assistant: Seat };

const must = async (answer: ReturnType<typeof stepOf>): Promise<void> => {
  expect(await answer).toMatchObject({ ok: true });
};

/** Found by the assistant, decided by the boss; nothing is opened in public. */
async function approved({ boss, assistant }: People, given: TenderGiven): Promise<number> {
  const { tenderId } = await aTender(assistant, { kind: 'negotiation', ...given });
  await must(stepOf(boss, 'decide', { tenderId, decision: 'go', reason: '老客户' }));
  return tenderId;
}

async function inWork(people: People, given: TenderGiven): Promise<number> {
  const tenderId = await approved(people, given);
  await must(stepOf(people.assistant, 'moveTo', { tenderId, step: 'prepare', on: null }));
  return tenderId;
}

/** Nothing of its checklist is asked for: it can go at once. */
async function withoutPapers({ assistant }: People, tenderId: number): Promise<void> {
  for (const { id: documentId, version } of await papersOf(assistant, tenderId)) {
    await assistant.ok('tenderDocuments.drop', { documentId, version, reason: '本次不要求' });
  }
}

/** An order of the assistant's own, which waits at finance. */
async function ownOrder({ boss, assistant }: People): Promise<void> {
  const [me] = await boss.ok<{ id: number }[]>('users.pick', { search: NAME });
  const sales = { userId: me?.id ?? 0, loginName: ASSISTANT, name: NAME, seat: assistant };
  await aSubmittedOrder({ boss, sales, finance: sales }, { buyer: { name: BUYER } });
}

/** The week before: every bid was found then, one was handed in, one has its papers and its deposit to come. */
async function theWeekBefore(url: string): Promise<void> {
  const team = await aWireTeam(url, FIRM);
  const hired = await hire(team, { url, loginName: ASSISTANT, name: NAME, posts: ['sales_assistant'] });
  const people = { boss: team.boss, assistant: hired.seat };
  for (const name of ['missed', 'urgent'] as const) await inWork(people, due[name]);
  await withoutPapers(people, await inWork(people, due.ready));
  const soon = await inWork(people, due.soon);
  await hired.seat.ok('tenderDocuments.start', { tenderId: soon });
  const today = businessDateOf(now, ZONE);
  const days = { arriveByOn: addDays(today, 1), refundDueOn: addDays(today, 90) };
  await hired.seat.ok('deposits.request', depositWish({ tenderId: soon, ...days }));
  await anAccount(hired.seat, { platform: PLATFORM, loginName: LOGIN });
  await ownOrder(people);
  const asked = await approved(people, due.asked);
  const nextOn = addDays(today, 2 - DAYS_BACK);
  await must(stepOf(hired.seat, 'submit', { tenderId: asked, ...submission, nextOn }));
  for (const { close } of [team, hired]) close();
}

let folder = '';
let hub: HubProcess;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), 'tongdan-morning-'));
  const book = join(folder, 'book.tongdan');
  const before = await startHub({ book, daysBack: DAYS_BACK });
  await theWeekBefore(before.url);
  await before.stop();
  hub = await startHub({ book, hasJobs: true });
});
test.afterAll(async () => {
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
});
test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 20_000, permissions: ['clipboard-write'] });

const part = (page: Page, name: string): Locator => front(page).getByRole('region', { name, exact: true });
/** The line of a bid on the countdown and among those that wait. */
const line = (page: Page, { title }: { readonly title: string }): Locator =>
  front(page).locator('tr[data-id]').filter({ hasText: title });
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** Types into the last field of a window, which is filled by a calendar; Enter saves. */
async function typeTime(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

/** My desk: what is late comes first, and Enter on its row opens a bid beside it; from there to its page. */
async function lookAtDesk(page: Page): Promise<void> {
  await settled(page);
  await expect(front(page).locator('.td-desk h2').first()).toHaveText('已逾期与紧急');
  const late = part(page, '已逾期与紧急').getByRole('button');
  await expect(late.first()).toContainText('已过截止未递交的投标');
  await expect(part(page, '已过截止未递交的投标')).toContainText(due.missed.title);
  await late.filter({ hasText: '4 小时内截止的投标' }).click();
  await expect(part(page, '4 小时内截止的投标')).toContainText(due.urgent.title);
  await part(page, '今天要办').getByRole('button').filter({ hasText: '4–24 小时截止的投标' }).click();
  const rows = part(page, '4–24 小时截止的投标').locator('.td-desk-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(due.ready.title);
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const beside = front(page).locator('.td-side');
  await expect(beside.getByRole('heading', { level: 2, name: due.soon.title })).toBeVisible();
  await beside.getByRole('button', { name: '打开', exact: true }).click();
  await expect(front(page).getByRole('heading', { level: 1, name: due.soon.title })).toBeVisible();
}

/** The deadline is put off with a reason; where it stood first stays to be seen. */
async function putOff(page: Page): Promise<void> {
  const deadline = front(page).locator('.td-tender-dates tr').filter({ hasText: '投标截止' });
  const [before, after] = [due.soon.bidDeadlineAt, due.soon.bidDeadlineAt + 3 * DAY].map((at) =>
    formatInstant(at, ZONE),
  );
  await expect(deadline).toContainText(before ?? '');
  await deadline.getByRole('button').click();
  await page.getByRole('menuitem', { name: '改时间' }).click();
  const asked = dialog(page, '改时间 · 投标截止');
  await asked.getByLabel('改期原因').fill('采购方延期');
  await typeTime(asked.getByLabel('新的时间'), after ?? '');
  await expect(asked).toHaveCount(0);
  await expect(deadline.locator('.td-number')).toHaveText(after ?? '');
  await expect(deadline).toContainText(`原定 ${before}，改过 1 次`);
  await expect(deadline).toContainText('采购方延期');
}

/** C copies the log-in name of the platform, as the right mouse button offers; beside the lines stand her own orders. */
async function lookBeside(page: Page): Promise<void> {
  const soon = line(page, due.soon);
  await soon.click({ button: 'right', position: { x: 4, y: 4 } });
  await expect(page.getByRole('menuitem', { name: '复制登录名' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(soon).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByText(`已复制 ${PLATFORM} 的登录名：${LOGIN}`)).toBeVisible();
  const own = part(page, '我的订单').getByRole('listitem');
  await expect(own).toHaveCount(1);
  await expect(own).toContainText(BUYER);
  await expect(own).toContainText('在财务');
  await expect(own.getByRole('img', { name: /未收款/u })).toBeVisible();
}

/** The answer of a purchaser is noted by F2, with the day on which he is asked again. */
async function noteAnswer(page: Page, nextOn: string): Promise<void> {
  const toAsk = front(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^今天该跟进/u }) });
  await expect(toAsk.locator('tr[data-id]')).toHaveCount(1);
  await line(page, due.asked).focus();
  await page.keyboard.press('F2');
  const asked = dialog(page, `记答复 · ${due.asked.title}`);
  await asked.getByLabel('对方答复').fill('评审中，下周公示');
  await typeTime(asked.getByLabel('下次跟进'), nextOn);
  await expect(asked).toHaveCount(0);
  await expect(toAsk).toHaveCount(0);
}

/** Enter on its line hands a bid in: uploaded, now. It then waits for its result. */
async function handIn(page: Page): Promise<void> {
  await line(page, due.ready).focus();
  await page.keyboard.press('Enter');
  const asked = dialog(page, `已递交 · ${due.ready.title}`);
  await expect(asked).toContainText('平台上传');
  // Its items were never entered: whoever hands it in so says that he knows.
  await asked.getByRole('checkbox', { name: /没有录入品种/u }).check();
  await asked.getByRole('button', { name: '已递交' }).click();
  await expect(asked).toHaveCount(0);
  await expect(line(page, due.ready)).toHaveCount(0);
  await openNamed(page, '已递交未出结果');
  await expect(line(page, due.ready)).toContainText('还没有答复');
}

/** The bell opens the inbox; what is acknowledged leaves it. */
async function acknowledge(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^提醒 \d+ 条$/u }).click();
  const inbox = page.locator('.td-reminders-float');
  const told = inbox.getByRole('listitem').filter({ hasText: '投标截止' }).filter({ hasText: due.urgent.title });
  await expect(told).toContainText('完成并递交标书');
  await told.getByRole('button', { name: '知悉' }).last().click();
  await expect(told).toHaveCount(0);
  // Ten seconds to think again.
  await page.keyboard.press('Control+z');
  await expect(told).toHaveCount(1);
  await told.getByRole('button', { name: '知悉' }).last().click();
  await expect(told).toHaveCount(0);
  await inbox.getByText('已知悉', { exact: true }).click();
  await expect(told).toHaveCount(1);
}

test('the assistant starts with what is late, asks, hands in, moves a date and answers her reminders', async ({
  page,
}) => {
  // A morning of many small steps.
  test.slow();
  const said = watchErrors(page);
  await enterAs(page, hub.url, ASSISTANT);
  await lookAtDesk(page);

  await openNamed(page, '倒计时');
  const lacks = line(page, due.soon).locator('.td-count-lacks');
  await expect(lacks).toContainText('保证金待审批');
  await expect(lacks).toContainText(/0\/\d+/u);
  await lookBeside(page);
  const nextOn = addDays(businessDateOf(Date.now(), ZONE), 3);
  await noteAnswer(page, nextOn);
  await handIn(page);
  await expect(line(page, due.asked)).toContainText(`评审中，下周公示${nextOn}`);

  await page.getByRole('tab', { name: due.soon.title }).click();
  await putOff(page);
  await openNamed(page, '我的桌面');
  await expect(front(page).getByRole('button', { name: /4–24 小时截止的投标/u })).toHaveCount(0);
  await acknowledge(page);
  expect(said).toEqual([]);
});
