import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { posts, type Post } from '../../../src/shared/domain/permissions';
import { resourcesFolder } from '../../../src/main/platform/paths';
import {
  FAILURE_WINDOW_MS,
  mayTryLogIn,
  passwordIsGood,
  postReach,
  unitsBelow,
  visibleUsers,
  type Member,
  type Unit,
} from '../../../src/main/features/users/users.rules';

const NOW = Date.UTC(2026, 10, 21);
const failures = (count: number, agoMs = 0): number[] => Array.from({ length: count }, () => NOW - agoMs);

describe('failed log-ins', () => {
  it('four in a row cost nothing', () => {
    expect(mayTryLogIn(failures(4), NOW)).toEqual({ ok: true, value: true });
  });

  it.each([
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 16],
    [10, 900],
    [40, 900],
  ])('the %i-th is followed by a wait of %i seconds', (count, seconds) => {
    expect(mayTryLogIn(failures(count), NOW)).toEqual({
      ok: false,
      problem: { code: 'RATE_LIMITED', params: { waitSeconds: seconds } },
    });
    expect(mayTryLogIn(failures(count), NOW + seconds * 1000)).toMatchObject({ ok: true });
  });

  it('are forgotten a quarter of an hour later', () => {
    expect(mayTryLogIn(failures(30, FAILURE_WINDOW_MS), NOW)).toMatchObject({ ok: true });
  });

  it('one more never shortens the wait', () => {
    const ago = fc.integer({ min: 0, max: 2 * FAILURE_WINDOW_MS });
    fc.assert(
      fc.property(fc.array(ago, { maxLength: 20 }), (agos) => {
        const wait = (list: readonly number[]): number => {
          const answer = mayTryLogIn(list, NOW);
          return answer.ok ? 0 : Number(answer.problem.params['waitSeconds']);
        };
        const at = agos.map((ms) => NOW - ms);
        expect(wait([...at, NOW])).toBeGreaterThanOrEqual(wait(at));
        expect(wait(at)).toBeLessThanOrEqual(FAILURE_WINDOW_MS / 1000);
      }),
    );
  });
});

describe('a password', () => {
  const common = new Set(
    readFileSync(join(resourcesFolder(), 'common-passwords.txt'), 'utf8').split(/\s+/u).filter(Boolean),
  );
  const check = (password: string) =>
    passwordIsGood(password, ['华康医药有限公司', '李敏', 'limin', 'tongdan'], common);

  it.each(['right horse 7 battery', '春江花月夜1234', 'Zx81-spectrum', 'q7!mR2#v'])('%s is good', (password) => {
    expect(check(password)).toEqual({ ok: true, value: true });
  });

  it.each([
    ['too short', 'Zx81-sp'],
    ['a common word', '12345678'],
    ['a common word in capitals', 'PASSWORD'],
    ['a common word with digits behind it', 'welcome2026'],
    ['a common word with a mark behind it', 'admin!!!!'],
    ['the log-in name in it', 'limin20261'],
    ['the name of the firm in it', '华康医药有限公司88'],
    ['the name of the program in it', 'TongDan-88'],
    ['one character again and again', 'aaaaaaaaaaaa'],
    ['three characters', 'abcabcabcabc'],
  ])('%s is refused', (_why, password) => {
    expect(check(password)).toEqual({
      ok: false,
      problem: { code: 'PASSWORD_WEAK', params: { minLength: 8 }, fields: ['/password'] },
    });
  });

  it('is counted in characters, not in halves of them', () => {
    expect(check('𠮷𠮸𠮹𠮺')).toMatchObject({ ok: false });
  });
});

/** A tree: unit 1 is the root, every other unit hangs on one before it; people stand anywhere. */
const firm = fc
  .array(fc.nat(), { minLength: 1, maxLength: 12 })
  .chain((parents) => {
    const units: Unit[] = parents.map((pick, at) => ({ id: at + 1, parentId: at === 0 ? null : (pick % at) + 1 }));
    return fc.record({
      units: fc.constant(units),
      people: fc.array(fc.nat({ max: units.length - 1 }), { minLength: 2, maxLength: 10 }),
    });
  })
  .map(({ units, people }) => ({
    units,
    members: people.map((unit, at): Member => ({ id: at + 1, orgUnitId: unit + 1 })),
  }));

const ancestors = (units: readonly Unit[], from: number): number[] => {
  const parent = units.find(({ id }) => id === from)?.parentId ?? null;
  return parent === null ? [from] : [from, ...ancestors(units, parent)];
};
const withReach = (reach: string): Post[] => posts.filter((post) => postReach[post] === reach);

describe('whose records a person sees', () => {
  const seen = (who: Member, held: readonly Post[], { units, members }: { units: Unit[]; members: Member[] }) =>
    visibleUsers({ ...who, posts: held }, units, members);

  it('a superior sees his own unit and everything below it, and nothing else', () => {
    fc.assert(
      fc.property(firm, fc.nat(), fc.constantFrom(...withReach('tree')), (tree, pick, held) => {
        const self = tree.members[pick % tree.members.length] ?? { id: 0, orgUnitId: 1 };
        const expected = tree.members
          .filter(({ id, orgUnitId }) => id === self.id || ancestors(tree.units, orgUnitId).includes(self.orgUnitId))
          .map(({ id }) => id);
        expect(seen(self, [held], tree)).toEqual(expected);
      }),
    );
  });

  it('two superiors of units beside each other see nothing of each other', () => {
    fc.assert(
      fc.property(firm, (tree) => {
        for (const one of tree.members) {
          for (const other of tree.members) {
            const isRelated =
              ancestors(tree.units, one.orgUnitId).includes(other.orgUnitId) ||
              ancestors(tree.units, other.orgUnitId).includes(one.orgUnitId);
            if (isRelated) continue;
            expect(seen(one, ['manager'], tree)).not.toContain(other.id);
            expect(seen(other, ['manager'], tree)).not.toContain(one.id);
          }
        }
        expect(tree.members.length).toBeGreaterThan(1);
      }),
    );
  });

  it('a salesperson sees himself only: not his peers, not his superior', () => {
    fc.assert(
      fc.property(firm, fc.constantFrom(...withReach('own')), (tree, held) => {
        for (const self of tree.members) expect(seen(self, [held], tree)).toEqual([self.id]);
      }),
    );
  });

  it('who works for the whole firm sees everybody, whatever else he holds', () => {
    fc.assert(
      fc.property(firm, fc.constantFrom(...withReach('all')), fc.subarray([...posts]), (tree, held, more) => {
        expect(seen(tree.members[0] ?? { id: 1, orgUnitId: 1 }, [...more, held], tree)).toBe('all');
      }),
    );
  });

  it('another post never takes anything out of sight', () => {
    fc.assert(
      fc.property(firm, fc.subarray([...posts]), fc.constantFrom(...posts), (tree, held, more) => {
        const self = tree.members[0] ?? { id: 1, orgUnitId: 1 };
        const [before, after] = [seen(self, held, tree), seen(self, [...held, more], tree)];
        const isWider = after === 'all' || (before !== 'all' && before.every((id) => after.includes(id)));
        expect(isWider).toBe(true);
      }),
    );
  });

  it('a tree that turns in a circle by mistake still ends', () => {
    const units = [
      { id: 1, parentId: 2 },
      { id: 2, parentId: 1 },
    ];
    expect(unitsBelow(1, units)).toEqual(new Set([1, 2]));
  });
});
