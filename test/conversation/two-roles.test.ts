import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { localUserIds } from '../../src/local/local-people.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { storedEvents } from './stored-events.ts';

const ids = {
  manager: localUserIds.manager,
  hr: localUserIds.hr,
  union: localUserIds.union,
  both: '00000000-0000-4000-8000-00000000000d',
  director: '00000000-0000-4000-8000-00000000000e',
  chief: '00000000-0000-4000-8000-00000000000f',
  alone: '00000000-0000-4000-8000-000000000010',
} as const;
const tenant = '00000000-0000-4000-9000-000000000001';
const folder = mkdtempSync(join(tmpdir(), 'losen-people-'));
const people = join(folder, 'people.yaml');
writeFileSync(
  people,
  `${readFileSync(fileURLToPath(new URL('rights-people.yaml', import.meta.url)), 'utf8')}
- tenant: ${tenant}
  id: ${ids.both}
  name: Oda Berg
  roles: [hr, union]
  post: { union: delta, areas: [health] }
- { tenant: ${tenant}, id: ${ids.director}, name: Toril Ness, roles: [manager, director], directs: [kindergarten] }
- { tenant: ${tenant}, id: ${ids.chief}, name: Knut Eide, roles: [director], approvesFor: [${ids.director}] }
- { tenant: ${tenant}, id: ${ids.alone}, name: Anne Sund, roles: [manager, director], directs: [fire] }
`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stage = setStage({ LOSEN_DIRECTORY: people });
const someone = (who: keyof typeof ids) => createPerson({ url: stage.bot.url, connector: stage.connector, user: ids[who] });
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);
const lastOf = (robot: Robot) => storedEvents(stage.bot.dataDir, caseOf(robot)).at(-1);

describe('somebody who is both HR and union representative', () => {
  it('answers for her union on a case shared with her, beside what HR sees, and on no other', async () => {
    const both = someone('both');
    await both.say('hei');
    const robot = await openCase(someone('manager'));
    await robot.goOn({ until: ['need.union'] });
    const [before] = await both.say(`sak ${caseOf(robot)}`);
    expect(hasAction(cardOf(before), 'union.answer')).toBe(false);
    const data = { ...actionOf(robot.card(), 'step.open').data, nonce: 'n-forged', answer: 'meeting' };
    await both.press(null, { verb: 'union.answer', title: '', data });
    expect(lastOf(robot)).toMatchObject({ what: { kind: 'step-done' } });

    const form = await robot.press(actionOf(robot.card(), 'union.involve-form'));
    const seen = both.messages().length;
    await robot.press(actionOf(form, 'union.involve'), { [`with-${ids.both}`]: 'true' });
    await expect.poll(() => both.messages().length).toBe(seen + 1);
    const message = both.messages().at(-1);
    const card = cardOf(message);
    expect(textOf(card)).toContain('Du er også spurt som tillitsvalgt');
    expect(textOf(card)).toContain('Behovet for stillingen');
    expect(textOf(card)).toContain('onsdag 25. november 2026');
    expect(actionsOf(card).map(({ verb }) => verb)).toEqual(expect.arrayContaining(['union.answer', 'union.answer-form', 'case.plan']));
    const statement = await both.press(message?.id ?? null, actionOf(card, 'union.answer-form'));
    const done = await both.press(message?.id ?? null, actionOf(statement.card ?? {}, 'union.answer'), { statement: 'Delta vil ha hel stilling' });
    expect(textOf(done.card ?? {})).toContain('Svaret er sendt til lederen.');
    expect(lastOf(robot)).toMatchObject({ by: ids.both, what: { kind: 'union-answered', answer: 'statement' } });
    expect(hasAction(done.card ?? {}, 'case.plan')).toBe(true);
    const changed = await both.press(message?.id ?? null, actionOf(done.card ?? {}, 'union.answer', { answer: 'meeting' }));
    expect(textOf(changed.card ?? {})).toContain('Det erstatter det du svarte før.');
  });
});

describe('a panel member whose union is asked in the same case', () => {
  it.each([
    ['both', 'Ambulansesykepleier'],
    ['union', 'Jordmor'],
  ] as const)('is asked one thing at a time, the panel’s question first: %s', async (who, title) => {
    const member = someone(who);
    await member.say('hei');
    const robot = await openCase(someone('manager'), { ...nurse, title, 'position-1-percentage': '100' });
    await robot.goOn({ until: ['need.union'] });
    const involve = await robot.press(actionOf(robot.card(), 'union.involve-form'));
    await robot.press(actionOf(involve, 'union.involve'), { [`with-${ids[who]}`]: 'true' });
    await robot.goOn({ until: ['selection.impartiality'] });
    const naming = await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.impartiality' }));
    const inputs = Object.fromEntries(inputsOf(naming).map(({ id, value }) => [id, value]));
    await robot.press(actionOf(naming, 'panel.save'), { ...inputs, words: '', [`member-${ids[who]}`]: 'true' });
    await expect.poll(() => textOf(cardOf(member.messages().at(-1)))).toContain('Kan du behandle saken?');
    const message = member.messages().at(-1);
    const first = cardOf(message);
    expect(
      actionsOf(first)
        .slice(0, 3)
        .map(({ verb }) => verb),
    ).toEqual(['panel.answer', 'panel.answer', 'panel.answer']);
    const answered = (await member.press(message?.id ?? null, actionOf(first, 'panel.answer', { answer: 'yes' }))).card ?? {};
    // Then what her union is asked, with her answer in view and a way to change it.
    expect(textOf(answered)).toContain('Behovet for stillingen');
    expect(actionsOf(answered)[0]?.verb).toBe('union.answer');
    expect(actionsOf(answered).map(({ verb }) => verb)).toContain('panel.ask');
    if (who === 'union') expect(textOf(answered)).toContain('at du kan behandle saken');
    const done = await member.press(message?.id ?? null, actionOf(answered, 'union.answer', { answer: 'informed' }));
    expect(textOf(done.card ?? {})).toContain('Svaret er sendt til lederen.');
    expect(lastOf(robot)).toMatchObject({ by: ids[who], what: { kind: 'union-answered', answer: 'informed' } });
  });

  it('is not asked as HR while the panel’s question waits, and then is', async () => {
    const [hr, robot] = [someone('hr'), await openCase(someone('manager'), { ...nurse, title: 'Fotterapeut', 'position-1-percentage': '100' })];
    await hr.say('hei');
    await robot.goOn({ until: ['selection.impartiality'] });
    const request = await robot.press(actionOf(robot.card(), 'request.form'));
    const registered = await robot.press(actionOf(request, 'request.register'), { request: 'party-access', received: '2026-11-22', owner: 'hr' });
    await robot.press(actionOf(registered, 'case.show'));
    const naming = await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.impartiality' }));
    const inputs = Object.fromEntries(inputsOf(naming).map(({ id, value }) => [id, value]));
    await robot.press(actionOf(naming, 'panel.save'), { ...inputs, words: '', [`member-${ids.hr}`]: 'true' });
    await expect.poll(() => textOf(cardOf(hr.messages().at(-1)))).toContain('Kan du behandle saken?');
    const message = hr.messages().at(-1);
    expect(actionsOf(cardOf(message)).map(({ verb }) => verb)[0]).toBe('panel.answer');
    expect(actionsOf(cardOf(message)).findIndex(({ verb }) => verb === 'request.open')).toBeGreaterThan(2);
    const answered = await hr.press(message?.id ?? null, actionOf(cardOf(message), 'panel.answer', { answer: 'yes' }));
    expect(hasAction(answered.card ?? {}, 'panel.answer')).toBe(false);
    expect(hasAction(answered.card ?? {}, 'request.open')).toBe(true);
  });
});

describe('a director who owns the case', () => {
  const kindergarten = { ...nurse, title: 'Pedagogisk leder', unit: 'Lia barnehage', serviceArea: 'kindergarten', roleFamily: 'BH' };

  async function atApproval(who: 'director' | 'alone', facts: Readonly<Record<string, string>>): Promise<Robot> {
    const robot = await openCase(someone(who), { ...facts, 'position-1-percentage': '100' });
    await robot.goOn({ until: ['need.approval'] });
    return robot;
  }

  it('has it approved by whoever answers for her, who sees why it comes to her, and never by herself', async () => {
    const chief = someone('chief');
    await chief.say('hei');
    const robot = await atApproval('director', kindergarten);
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'need.approval' }));
    expect(textOf(form)).toContain('Du er selv direktør for området, så en annen må godkjenne.');
    expect(textOf(form)).toContain('Losen sender spørsmålet til Knut Eide.');
    await robot.press(actionOf(form, 'step.ask'), { 'field-budget-line': 'Ansvar 5100' });
    await expect.poll(() => textOf(cardOf(chief.messages().at(-1)))).toContain('Godkjenner du stillingen?');
    const request = chief.messages().at(-1);
    const open = actionOf(cardOf(request), 'answer.open', { answer: 'approved' });
    const own = await robot.person.press(null, { ...open, data: { ...open.data, nonce: 'n-own' } });
    expect(textOf(own.card ?? {})).toContain('så en annen må svare');
    expect(hasAction(own.card ?? {}, 'answer.give')).toBe(false);
    const answer = await chief.press(request?.id ?? null, open);
    await chief.press(request?.id ?? null, actionOf(answer.card ?? {}, 'answer.give'), { 'check-budget': 'true' });
    expect(lastOf(robot)).toMatchObject({ by: ids.chief, what: { kind: 'step-done', step: 'need.approval', outcome: 'done' } });
    // Whoever answers for her sees her cases and no others of the area.
    const other = await openCase(someone('manager'), { ...kindergarten, title: 'Assistent' });
    const [refused] = await chief.say(`sak ${caseOf(other)}`);
    expect(textOf(cardOf(refused))).toContain('Jeg fant ingen sak');
  });

  it('who has nobody above her in Losen is told what to do, records who answered and how, and HR can decide with a reason', async () => {
    const robot = await atApproval('alone', { ...nurse, title: 'Brannmester', unit: 'Brannvesenet', serviceArea: 'fire', roleFamily: 'TE' });
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'need.approval' }));
    expect(textOf(form)).toContain('Du er selv direktør for området, så en annen må godkjenne.');
    expect(textOf(form)).toContain('Losen vet ikke hvem som svarer for deg. Spør din overordnede utenom Losen');
    expect(textOf(form)).toContain('be HR avgjøre');
    const answered = await robot.press(actionOf(form, 'step.open', { answered: true }));
    expect(inputsOf(answered).map(({ id }) => id)).toContain('elsewhere');
    const filled = { 'check-budget': 'true', 'field-answered': '2026-11-20', 'field-answer': 'approved', 'field-director': 'Anne Sund' };
    const own = await robot.press(actionOf(answered, 'step.do'), { ...filled, elsewhere: 'I lederteamet' });
    expect(textOf(own)).toContain('Du kan ikke godkjenne din egen stilling');
    const silent = await robot.press(actionOf(own, 'step.do'), { ...filled, 'field-director': 'Kommunedirektøren', elsewhere: '' });
    expect(hasAction(silent, 'step.do')).toBe(true);
    await robot.press(actionOf(silent, 'step.do'), { ...filled, 'field-director': 'Kommunedirektøren', elsewhere: 'I lederteamet' });
    expect(lastOf(robot)).toMatchObject({ by: ids.alone, what: { kind: 'step-done', step: 'need.approval' } });
  });
});

describe('a director who leads a recruitment of her own and is in doubt about herself', () => {
  it('is decided about by whoever answers for her, who also moves the case when she may not take part', async () => {
    const [director, chief, hr] = [someone('director'), someone('chief'), someone('hr')];
    await Promise.all([chief.say('hei'), hr.say('hei')]);
    const robot = await openCase(director, {
      ...nurse,
      title: 'Styrer',
      unit: 'Lia barnehage',
      serviceArea: 'kindergarten',
      roleFamily: 'BH',
      'position-1-percentage': '100',
    });
    await robot.goOn({ until: ['selection.impartiality'], answers: { date: '2026-11-20', police: 'true' } });
    const naming = await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.impartiality' }));
    await robot.press(actionOf(naming, 'panel.save'), { alone: 'true' });
    const asked = hr.messages().length;
    await robot.press(actionOf(robot.card(), 'panel.answer', { answer: 'doubt' }));
    await expect.poll(() => textOf(cardOf(chief.messages().at(-1)))).toContain('Kan Toril Ness behandle saken?');
    const question = chief.messages().at(-1);
    await chief.press(question?.id ?? null, actionOf(cardOf(question), 'panel.decide', { clear: false }));
    expect(hr.messages()).toHaveLength(asked);
    const shown = await robot.press({ verb: 'case.show', title: '', data: { ...actionOf(robot.card(), 'case.plan').data, nonce: 'look-again' } });
    expect(textOf(shown)).toContain('Knut Eide eller HR kan peke ut en annen');
  });
});
