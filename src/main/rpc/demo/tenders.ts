/** Tenders of the demo book: some in every state, with dates around today, answers, and a deadline that moved. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { hasOpening, pathOf, type TenderStep } from '../../../shared/domain/tender-paths';
import type { TenderKind, TenderState } from '../../../shared/domain/tender-words';
import { person, type Stage } from './master-data';
import { keepDates } from './tender-dates';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';
const sellers = ['chentao', 'wangfang', 'linjing', 'zhaoqiang'] as const;

type Plan = {
  readonly kind: TenderKind;
  /** Hours from now to the deadline; negative when it passed. */
  readonly dueIn: number;
  readonly state: TenderState;
  /** How often the purchaser put the deadline off. */
  readonly moved?: number;
  /** How often he was asked since. */
  readonly asked?: number;
};

const day = 24;
const plans: readonly Plan[] = [
  { kind: 'in_hospital', dueIn: 2.7, state: 'preparing' },
  { kind: 'negotiation', dueIn: 22, state: 'preparing' },
  { kind: 'provincial_volume', dueIn: 2 * day + 22, state: 'preparing' },
  { kind: 'open', dueIn: 2 * day + 23, state: 'approved' },
  { kind: 'listing', dueIn: 5 * day, state: 'preparing' },
  { kind: 'rfq', dueIn: 6 * day, state: 'found' },
  { kind: 'open', dueIn: 7 * day + 3, state: 'preparing', moved: 2 },
  { kind: 'open', dueIn: 9 * day, state: 'evaluating' },
  { kind: 'consultation', dueIn: 12 * day, state: 'approved' },
  { kind: 'open', dueIn: 14 * day, state: 'found' },
  { kind: 'national_volume', dueIn: 25 * day, state: 'evaluating' },
  { kind: 'negotiation', dueIn: -3 * day, state: 'submitted' },
  { kind: 'in_hospital', dueIn: -23 * day, state: 'submitted', asked: 3 },
  { kind: 'open', dueIn: -9 * day, state: 'opened', asked: 1 },
  { kind: 'alliance_volume', dueIn: -16 * day, state: 'opened', asked: 2 },
  { kind: 'open', dueIn: -12 * day, state: 'published', asked: 2 },
  { kind: 'listing', dueIn: -14 * day, state: 'published' },
  { kind: 'provincial_volume', dueIn: -30 * day, state: 'published', asked: 3 },
  { kind: 'in_hospital', dueIn: -11 * day, state: 'submitted', asked: 1 },
  { kind: 'open', dueIn: -40 * day, state: 'lost' },
  { kind: 'rfq', dueIn: -30 * day, state: 'lost' },
  { kind: 'open', dueIn: -50 * day, state: 'abandoned' },
  { kind: 'in_hospital', dueIn: -35 * day, state: 'failed' },
  { kind: 'open', dueIn: -28 * day, state: 'voided' },
  { kind: 'consultation', dueIn: -20 * day, state: 'rejected' },
  { kind: 'open', dueIn: -45 * day, state: 'terminated' },
];

const volumes: readonly TenderKind[] = ['national_volume', 'provincial_volume', 'alliance_volume'];
/** The steps to a state, in their order; of an end, the last one before it was handed in or opened. */
const wayTo: Readonly<Partial<Record<TenderState, readonly TenderStep[]>>> = {
  found: [],
  evaluating: ['evaluate'],
  approved: ['go'],
  preparing: ['go', 'prepare'],
  submitted: ['go', 'submit'],
  opened: ['go', 'submit', 'recordOpening'],
  published: ['go', 'submit', 'recordOpening', 'recordPublication'],
  lost: ['go', 'submit', 'recordOpening', 'lose'],
  abandoned: ['go', 'abandon'],
  failed: ['go', 'submit', 'fail'],
  voided: ['go', 'submit', 'recordOpening', 'void'],
  rejected: ['go', 'submit', 'reject'],
  terminated: ['go', 'submit', 'terminate'],
};

export type DemoTender = { readonly tenderId: number; readonly kind: TenderKind; readonly state: TenderState };
type Made = { readonly tenderId: number; readonly plan: Plan; readonly due: number; readonly addedAt: number };

const minute = (at: number): number => Math.floor(at / 60_000) * 60_000;

/** As its notice had it: the deadline before it was put off. */
async function enter(stage: Stage, plan: Plan, at: number): Promise<Made> {
  const { caller, words, now, from } = stage;
  const { subjects, volumes: rounds, platforms } = words.tenders;
  const due = minute(now + plan.dueIn * HOUR);
  const first = due - (plan.moved ?? 0) * 5 * DAY;
  const addedAt = Math.max(from + DAY, Math.min(now - 2 * DAY, first - 18 * DAY));
  const isVolume = volumes.includes(plan.kind);
  const city = words.cities[at % words.cities.length] ?? '';
  const hospital = `${city}${words.hospitals[at % words.hospitals.length] ?? ''}`;
  const platform = platforms[plan.kind === 'consultation' ? 2 : isVolume || plan.kind === 'listing' ? 0 : 1] ?? '';
  const input = {
    title: isVolume
      ? `${words.province}${rounds[at % rounds.length] ?? ''}`
      : `${hospital} ${subjects[at % subjects.length] ?? ''}`,
    ...{ kind: plan.kind, isGovernment: plan.kind === 'consultation', purchaser: isVolume ? platform : hospital },
    ...{ purchaserId: null, platform: plan.kind === 'in_hospital' ? '' : platform, province: words.province },
    ...{ city: isVolume ? '' : city, documentsOn: businessDateOf(addedAt, ZONE), note: '' },
    ...{ estimateFen: (40 + at * 7) * 1_000_000, bidder: 'own', bidderName: '' },
    ...{ ownerId: person(stage, sellers[at % sellers.length] ?? 'chentao').userId, assistantId: null },
    ...{ bidDeadlineAt: first, openingAt: hasOpening(plan.kind) ? first : null },
  };
  const who = person(stage, 'assistant');
  const { tenderId } = await caller.must<{ tenderId: number }>('tenders.create', { who, at: addedAt, input });
  return { tenderId, plan, due, addedAt };
}

type Told = { readonly path: string; readonly at: number; readonly input: object };

/** What each step is told, and when it was taken. */
function stepOf(stage: Stage, { due }: Made, step: TenderStep): Told {
  const { go, end, fail, reject, terminate, void: voided, note, lesson } = stage.words.tenders;
  const ended = (reason: string) => ({ reason, note, lesson });
  const [opened, published] = [due + 2 * HOUR, businessDateOf(due + 2 * DAY, ZONE)];
  const sent = { how: 'uploaded', courierNo: '', submittedAt: null, lateReason: '', nextOn: null };
  const submitted = { ...sent, withoutItems: true };
  const told: Partial<Record<TenderStep, Told>> = {
    evaluate: { path: 'moveTo', at: due - 9 * DAY, input: { step, on: null } },
    prepare: { path: 'moveTo', at: due - 8 * DAY, input: { step, on: null } },
    go: { path: 'decide', at: due - 9 * DAY, input: { decision: 'go', reason: go } },
    submit: { path: 'submit', at: due - 5 * HOUR, input: submitted },
    recordOpening: { path: step, at: opened, input: { openedAt: null } },
    recordPublication: {
      ...{ path: step, at: due + 2 * DAY },
      input: { publishedOn: published, until: addDays(published, 4) },
    },
    lose: { path: step, at: due + 6 * DAY, input: { reason: 'price', note, lesson } },
    abandon: { path: step, at: due - DAY, input: ended(end) },
    fail: { path: step, at: opened, input: ended(fail) },
    void: { path: step, at: due + 3 * DAY, input: ended(voided) },
    reject: { path: step, at: opened, input: ended(reject) },
    terminate: { path: step, at: opened, input: ended(terminate) },
  };
  const found = told[step];
  if (!found) throw new Error(`nothing is told to ${step}`);
  return found;
}

async function takeStep(stage: Stage, made: Made, step: TenderStep): Promise<void> {
  const { path, at, input } = stepOf(stage, made, step);
  const { tender } = await look(stage, made.tenderId);
  // Not every kind is opened.
  if (step === 'recordOpening' && pathOf(made.plan.kind).submitted.recordOpening === undefined) return;
  const who = person(stage, step === 'go' ? 'manager' : 'assistant');
  const moment = Math.min(Math.max(at, made.addedAt + HOUR), stage.now - 10 * 60_000);
  // What was refused had been sent on the last day.
  if (step === 'submit' && made.plan.state !== 'rejected') {
    await keepDates(stage, { tenderId: made.tenderId, until: moment });
  }
  const given = { tenderId: made.tenderId, version: tender.version, ...input };
  await stage.caller.must(`tenders.${path}`, { who, at: moment, input: given });
}

type Look = { readonly tender: { readonly version: number } };
const look = (stage: Stage, tenderId: number): Promise<Look> =>
  stage.caller.must<Look>('tenders.get', { who: person(stage, 'assistant'), at: stage.now, input: { tenderId } });

type Dates = { readonly dates: readonly { readonly id: number; readonly kind: string; readonly version: number }[] };

/** The purchaser puts the deadline off by five days each time. */
async function putOff(stage: Stage, { tenderId, plan, due, addedAt }: Made): Promise<void> {
  const who = person(stage, 'assistant');
  for (let turn = 1; turn <= (plan.moved ?? 0); turn += 1) {
    const at = addedAt + turn * HOUR;
    const { dates } = await stage.caller.must<Dates>('tenderDates.of', { who, at, input: { tenderId } });
    const deadline = dates.find(({ kind }) => kind === 'bid_deadline');
    const dueAt = due - ((plan.moved ?? 0) - turn) * 5 * DAY;
    const reason = stage.words.tenders.extensions[turn - 1] ?? '';
    const ids = { tenderId, milestoneId: deadline?.id, version: deadline?.version };
    await stage.caller.must('tenderDates.move', { who, at, input: { ...ids, dueAt, reason } });
  }
}

async function ask(stage: Stage, { tenderId, plan, due }: Made): Promise<void> {
  const { answers } = stage.words.tenders;
  const who = person(stage, 'assistant');
  for (let turn = 0; turn < (plan.asked ?? 0); turn += 1) {
    const { tender } = await look(stage, tenderId);
    const at = Math.min(due + (4 + turn * 4) * DAY, stage.now - HOUR);
    const input = { tenderId, version: tender.version, answer: answers[turn % answers.length], nextOn: null };
    await stage.caller.must('tenders.followUp', { who, at, input });
  }
}

/** Entered and worked on by the assistant for the salespeople, decided by their manager. */
export async function addTenders(stage: Stage): Promise<DemoTender[]> {
  const made: DemoTender[] = [];
  for (const [at, plan] of plans.entries()) {
    const tender = await enter(stage, plan, at);
    await putOff(stage, tender);
    for (const step of wayTo[plan.state] ?? []) await takeStep(stage, tender, step);
    await ask(stage, tender);
    made.push({ tenderId: tender.tenderId, kind: plan.kind, state: plan.state });
  }
  return made;
}
