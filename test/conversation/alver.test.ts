import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/core/ids.ts';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import { localTenants } from '../../src/local/local-people.ts';
import { foreignWords } from '../policy/foreign-words.ts';
import { actionOf, actionsOf, cardOf, createPerson, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { storedRecords } from './stored-keys.ts';
import { setStage } from './set-stage.ts';

/** Both municipalities in one program, each in its own tenant, as one installation that serves two would be. */
const stage = setStage({ LOSEN_POLICY: 'alver,asker' });

const someone = (part: Parameters<typeof createPerson>[0]['part'], tenant: keyof typeof localTenants = 'alver'): TestPerson =>
  createPerson({ url: stage.bot.url, connector: stage.connector, part: part ?? 'manager', tenant: localTenants[tenant] });

const sjukepleiar = { ...nurse, title: 'Sjukepleiar', unit: 'Fjordgløtt sjukeheim' };
/** What she writes herself, so that every other word on her cards is Losen's. */
const words = {
  advert: demoAdvert('2098-12-01' as IsoDate, { title: 'Sjukepleiar', police: true, language: 'nn' }),
  tasks: 'Gi pleie og behandling\nRettleie kollegaer',
  must: 'Norsk autorisasjon som sjukepleiar',
  should: 'Erfaring frå sjukeheim',
  'field-hr-adviser': 'Sindre Fjeld',
};

const caseOf = (robot: Robot) => String(actionsOf(robot.card())[0]?.data['case']);
const said = (person: TestPerson) =>
  person
    .messages()
    .map((message) => textOf(cardOf(message)))
    .join('\n');

describe('Alver', () => {
  it('takes a nurse at 80 % from need to closing, in nynorsk on every card', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager, sjukepleiar);
    const cards: string[] = [];
    const steps: string[] = [];
    for (;;) {
      const next = robot.nextStep();
      if (next === null) break;
      cards.push(textOf(robot.card()));
      // What she answers as a member of her own panel stands on the card itself.
      if (!next.startsWith('panel.')) {
        cards.push(textOf(await robot.press(actionOf(robot.card(), 'step.open'))));
        await robot.press(actionOf(robot.card(), 'case.show'));
      }
      steps.push((await robot.doNext(words)) ?? '');
    }
    // What somebody else answers is met twice: when it is asked and when the answer comes.
    expect([...new Set(steps)]).toEqual([
      'need.analysis',
      'need.union',
      'need.part-time',
      'need.preference',
      'analysis.list',
      'analysis.openness',
      'advert.channel',
      'advert.plan',
      'advert.check',
      'advert.second-reader',
      'advert.write',
      'advert.publish',
      'selection.considerations',
      'selection.lists',
      'selection.impartiality',
      'panel.answer',
      'selection.status',
      'selection.assessment',
      'selection.invite',
      'interview.guide',
      'interview.briefing',
      'panel.read',
      'interview.hold',
      'interview.certificates',
      'interview.consent',
      'interview.references',
      'decision.recommendation',
      'decision.union',
      'decision.decision',
      'hire.offer',
      'hire.police',
      'hire.reject',
      'hire.contract',
      'hire.onboarding',
      'hire.archive',
      'hire.learning',
      'hire.close',
    ]);
    const all = [...cards, textOf(robot.card()), said(manager)].join('\n');
    expect(all).toContain('Saka er avslutta');
    expect(all).toContain('AL-06');
    expect([...new Set(foreignWords('nn', all))]).toEqual([]);
    expect(all).not.toMatch(/Asker|Webcruiter|\bS\d-\d\d\b|tilsetjingsstopp/u);
  });

  it('shows good practice as what HR has not confirmed, the law as law and the proposal as advice', async () => {
    const robot = await openCase(someone('manager'), sjukepleiar);
    expect(textOf(robot.card())).toContain('GP-01');
    const need = textOf(await robot.press(actionOf(robot.card(), 'step.open')));
    expect(need).toContain('Ikkje stadfesta av HR · kjelde: Forslag frå Losen; ikkje funne i ei lokal kjelde');
    await robot.press(actionOf(robot.card(), 'case.show'));
    await robot.goOn({ until: ['advert.channel'], answers: words });
    const channel = textOf(await robot.press(actionOf(robot.card(), 'step.open')));
    expect(channel).toContain('Råd · kjelde: Prosjektframlegg for rekrutteringsplan i Alver kommune (2023), linje 210–246');
  });

  it('advises where HR has not confirmed, and binds where the law does', async () => {
    const robot = await openCase(someone('manager'), sjukepleiar);
    const caseId = caseOf(robot);
    const publish = { verb: 'step.open', title: '', data: { case: caseId, nonce: 'n-gate', step: 'advert.publish' } };
    await robot.goOn({ until: ['need.union'], answers: words });
    const advice = textOf(await robot.press(publish));
    expect(advice).toContain('Vi rår deg til å vente');
    expect(advice).toContain('HR har ikkje stadfesta at regelen gjeld her');
    await robot.press(actionOf(robot.card(), 'case.show'));
    await robot.goOn({ until: ['need.part-time'], answers: words });
    const bound = textOf(await robot.press(publish));
    expect(bound).toContain('Dette må vente');
    expect(bound).toContain('N-05');
  });

  it('withdraws an advertised post with the national rules alone', async () => {
    const robot = await openCase(someone('manager'), sjukepleiar);
    await robot.goOn({ until: ['selection.lists'], answers: words });
    const edit = await robot.press(actionOf(robot.card(), 'case.edit'));
    const frozen = await robot.press(actionOf(edit, 'case.change'), { ...sjukepleiar, 'position-1-percentage': '100' });
    expect(textOf(frozen)).toContain('N-50');
    const reason = await robot.press(actionOf(frozen, 'case.withdraw-form'));
    expect(textOf(reason)).toContain('varslast frå rekrutteringssystemet same dag');
    await robot.press(actionOf(reason, 'case.withdraw'), { reason: 'Stillinga skal vere på 100 prosent' });
    const done = await robot.goOn({ answers: { 'field-notified': '4', date: '2026-11-22' } });
    expect(done).toEqual(['hire.withdrawal-notice', 'hire.archive', 'hire.learning', 'hire.close']);
  });

  it('answers in nynorsk whatever Norwegian the client says, and helps without naming a system', async () => {
    const other = someone('manager2');
    await other.say('hei');
    const [help] = await other.say('hjelp');
    const text = textOf(cardOf(help));
    expect(text).toContain('høyrer heime i rekrutteringssystemet');
    expect(foreignWords('nn', text)).toEqual([]);
  });

  it('lets HR see its settings, all unconfirmed and none of a hiring freeze', async () => {
    const hr = someone('hr');
    const [first] = await hr.say('innstillingar');
    let card = cardOf(first);
    const pages = [textOf(card)];
    for (let page = 1; actionsOf(card).some(({ verb }) => verb === 'settings.show'); page += 1) {
      const next = await hr.press(first?.id ?? null, actionOf(card, 'settings.show', { page }));
      if (next.card === null) throw new Error('No further page');
      card = next.card;
      pages.push(textOf(card));
    }
    const text = pages.join('\n');
    expect(text).toContain('Alver kommune');
    expect(text).toContain('Område der kommunen har hatt vanskar med å rekruttere');
    expect(text).not.toMatch(/[Tt]ilsetjingsstopp|Stadfesta av HR|Asker/u);
    expect([...new Set(foreignWords('nn', text))]).toEqual([]);
  });
});

describe('two municipalities in one program', () => {
  it('follow their own policies, and neither sees cases, people or lists of the other', async () => {
    const [here, there] = [someone('manager'), someone('manager', 'asker')];
    const mine = await openCase(here, { ...sjukepleiar, title: 'Vernepleiar Alverspor' });
    const theirs = await openCase(there, { ...nurse, title: 'Vernepleier Askerspor' });
    expect(textOf(mine.card())).toContain('Avklar kva de treng');
    expect(textOf(theirs.card())).toContain('Gjør behovsanalysen ferdig');

    const spied = [
      [here, mine, theirs, 'Askerspor'],
      [there, theirs, mine, 'Alverspor'],
    ] as const;
    for (const [spy, own, other, secret] of spied) {
      // The numbers count for each municipality by itself, so one and the same number names two cases.
      const shown = await spy.press(null, { verb: 'case.show', title: '', data: { nonce: `n-${secret}`, case: caseOf(other) } });
      expect(textOf(shown.card ?? {})).not.toContain(secret);
      for (const text of ['mine saker', secret, `sak ${secret}`]) await spy.say(text);
      expect(said(spy).replaceAll(`«${secret}»`, '')).not.toContain(secret);
      const receivers = await own.press(actionOf(own.card(), 'case.handover-form'));
      expect(JSON.stringify(receivers)).toContain(spy === here ? 'Torunn Berge' : 'Ingrid Sunde');
      expect(JSON.stringify(receivers)).not.toContain(spy === here ? 'Ingrid Sunde' : 'Torunn Berge');
    }
    for (const [tenant, secret] of [
      ['alver', 'Askerspor'],
      ['asker', 'Alverspor'],
    ] as const) {
      const hr = someone('hr', tenant);
      for (const text of ['mine saker', 'innstillingar', 'innstillinger', 'meldte funn', 'uvisse meldingar', secret]) await hr.say(text);
      expect(said(hr).replaceAll(`«${secret}»`, '')).not.toContain(secret);
    }
  });

  it('a setting HR confirms in one stays unconfirmed in the other', async () => {
    const [hr, other] = [someone('hr'), someone('hr', 'asker')];
    const settingOf = async (person: TestPerson) => {
      const [posted] = await person.say('innstillingar');
      return { id: posted?.id ?? '', card: cardOf(posted) };
    };
    const before = await settingOf(other);
    const mine = await settingOf(hr);
    const confirm = actionOf(mine.card, 'settings.set');
    await hr.press(mine.id, confirm);
    const after = await settingOf(other);
    expect(textOf(after.card)).toBe(textOf(before.card));
    expect(textOf((await settingOf(hr)).card)).not.toBe(textOf(mine.card));
  });

  it('keeps every record under the key of its tenant, and the people are other people', async () => {
    await openCase(someone('manager'), sjukepleiar);
    await openCase(someone('manager', 'asker'));
    const rows = storedRecords(stage.bot.dataDir, '%');
    const of = (tenant: keyof typeof localTenants) => rows.filter(({ key }) => key.startsWith(`${localTenants[tenant]}/`));
    expect(of('alver').length).toBeGreaterThan(10);
    expect(of('alver').length + of('asker').length).toBe(rows.length);
    expect(of('alver').filter(({ value }) => value.includes(localTenants.asker) || value.includes('Askerspor'))).toEqual([]);
    expect(of('asker').filter(({ value }) => value.includes(localTenants.alver) || value.includes('Alverspor'))).toEqual([]);
    expect(of('asker').some(({ key }) => key.includes('/policy/alver/')) || of('alver').some(({ key }) => key.includes('/policy/asker/'))).toBe(
      false,
    );
  });
});
