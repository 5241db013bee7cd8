import { describe, expect, it } from 'vitest';
import { localTenants, localUserIds } from '../../src/local/local-people.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';

/** Both municipalities in one program. */
const stage = setStage({ LOSEN_POLICY: 'alver,asker' });

const someone = (who: keyof typeof localUserIds, tenant = localTenants.asker) =>
  createPerson({ url: stage.bot.url, connector: stage.connector, user: localUserIds[who], tenant });
const caseOf = (robot: Robot) => String(actionsOf(robot.card())[0]?.data['case']);

const discussion = {
  'check-available': 'true',
  'field-need': 'Helgeturnusen går ikke opp med bare hele stillinger',
  'field-discussed': '2026-11-20',
  'field-form': 'meeting',
  'field-participants': 'Silje Hovland og Marit Tveit',
  'field-union-view': 'Fagforbundet er enig',
  'field-union-view-1': 'Fagforbundet er enig',
  'field-conclusion': 'Vi lyser ut 80 %',
};
let count = 0;
/** The record as a card from before, or somebody's own, would send it. */
const forged = (robot: Robot) => ({
  verb: 'step.do',
  title: '',
  data: { case: caseOf(robot), step: 'need.part-time', answered: true, noRepresentative: true, nonce: `forged-${(count += 1)}` },
});

const places = [
  {
    municipality: 'Asker',
    tenant: localTenants.asker,
    facts: nurse,
    school: { ...nurse, unit: 'Fjellheim skole', serviceArea: 'school', roleFamily: 'SK' },
    first: 'Involver tillitsvalgte før du fører drøftingen. Da ser de hva som er ført om dem, og kan rette det.',
    kept: 'Det du har skrevet, er tatt vare på.',
    nobody: 'Losen når ingen tillitsvalgte for',
    unseen: 'Ingen tillitsvalgt har sett i Losen hva som er ført under «Drøft deltiden med tillitsvalgte».',
    recorded: 'er ført slik: «Fagforbundet er enig»',
  },
  {
    municipality: 'Alver',
    tenant: localTenants.alver,
    facts: { ...nurse, title: 'Sjukepleiar', unit: 'Fjordgløtt sjukeheim' },
    school: { ...nurse, title: 'Lærar', unit: 'Lurefjord skule', serviceArea: 'school', roleFamily: 'SK' },
    first: 'Involver dei tillitsvalde før du fører drøftinga. Då ser dei kva som er ført om dei, og kan rette det.',
    kept: 'Det du har skrive, er teke vare på.',
    nobody: 'Losen når ingen tillitsvalde for',
    unseen: 'Ingen tillitsvald har sett i Losen kva som er ført under «Drøft deltida med tillitsvalde».',
    recorded: 'er ført slik: «Fagforbundet er enig»',
  },
] as const;

describe.each(places)(
  'a manager alone with a part-time post in $municipality',
  ({ tenant, facts, school, first, kept, nobody, unseen, recorded }) => {
    it('records the discussion where nobody can be reached, and the card says that no representative has seen it', async () => {
      const robot = await openCase(someone('manager', tenant), facts);
      await robot.goOn({ until: ['need.part-time'] });
      const form = await robot.press(actionOf(robot.card(), 'step.open'));
      expect(textOf(form)).toContain(`${nobody} ${facts.unit}`);
      await robot.press(actionOf(form, 'step.do'), discussion);
      expect(robot.nextStep()).not.toBe('need.part-time');
      expect(textOf(robot.card())).toContain(unseen);
    });

    it('is led to ask a representative first, keeps what she wrote, and the representative sees and may correct the record', async () => {
      const union = someone('union', tenant);
      await union.say('hei');
      const before = union.messages().length;
      const robot = await openCase(someone('manager', tenant), facts);
      await robot.goOn({ until: ['need.part-time'] });
      const form = await robot.press(actionOf(robot.card(), 'step.open'));
      expect(textOf(form)).toContain(first);
      expect(textOf(form)).not.toContain(kept);
      expect(inputsOf(form)).toEqual([]);
      expect(hasAction(form, 'step.do')).toBe(false);

      const refused = await robot.press(forged(robot), discussion);
      expect(textOf(refused)).toContain(first);
      expect(textOf(refused)).toContain(kept);
      expect(hasAction(refused, 'step.do')).toBe(false);
      await robot.press(actionOf(refused, 'case.show'));
      expect(robot.nextStep()).toBe('need.part-time');
      const back = await robot.press(actionOf(robot.card(), 'step.open'));
      expect(textOf(back)).toContain(kept);

      const asking = await robot.press(actionOf(back, 'union.involve-form'));
      expect(inputsOf(asking).find(({ id }) => id === 'field-need')?.value).toBe(discussion['field-need']);
      await robot.press(actionOf(asking, 'union.involve'), {
        [`with-${localUserIds.union}`]: 'true',
        'field-need': discussion['field-need'],
      });
      const open = await robot.press(actionOf(robot.card(), 'step.open', { step: 'need.part-time' }));
      expect(inputsOf(open).find(({ id }) => id === 'field-conclusion')?.value).toBe(discussion['field-conclusion']);
      expect(textOf(open)).not.toContain(first);
      await robot.press(actionOf(open, 'step.do'), discussion);
      expect(robot.nextStep()).not.toBe('need.part-time');
      expect(textOf(robot.card())).not.toContain(unseen);

      await expect.poll(() => union.messages().length, { timeout: 5000 }).toBe(before + 1);
      const hers = () => cardOf(union.messages().at(-1));
      await expect.poll(() => textOf(hers()), { timeout: 5000 }).toContain(recorded);
      const answered = await union.press(union.messages().at(-1)?.id ?? null, actionOf(hers(), 'union.answer', { answer: 'meeting' }));
      expect(hasAction(answered.card ?? {}, 'union.correct-form')).toBe(true);
    });

    it('records it alone where the unit has no representative at all', async () => {
      const robot = await openCase(someone('manager', tenant), school);
      await robot.goOn({ until: ['need.part-time'] });
      const form = await robot.press(actionOf(robot.card(), 'step.open'));
      expect(textOf(form)).toContain(`${nobody} ${school.unit}`);
      await robot.press(actionOf(form, 'step.do'), discussion);
      expect(textOf(robot.card())).toContain(unseen);
    });
  },
);
