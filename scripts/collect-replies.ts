import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { App } from '../src/app/app.ts';
import { composeReminders } from '../src/app/remind/compose-reminders.ts';
import { findConcerns } from '../src/app/remind/find-concerns.ts';
import { keys } from '../src/app/keys.ts';
import { handleTurn } from '../src/app/handle-turn.ts';
import { saveProfile } from '../src/app/profile.ts';
import { checkAdvert } from '../src/core/advert/check-advert.ts';
import type { Policy } from '../src/core/case/definition.ts';
import type { Instant, IsoDate, UserId } from '../src/core/ids.ts';
import { addDays } from '../src/core/reminder/working-days.ts';
import type { Reply } from '../src/core/reply/reply.ts';
import { refuse } from '../src/core/result.ts';
import type { Incoming, Outcome, Request } from '../src/core/turn.ts';
import { demoAdvert } from '../src/local/demo-advert.ts';
import { createDemoManager } from '../src/local/demo-manager.ts';
import { createFileDirectory } from '../src/local/file-directory.ts';
import { localPeopleFile, localTenants, localUserIds } from '../src/local/local-people.ts';
import { readPeople } from '../src/local/read-people.ts';
import { loadAdvertPolicy } from '../src/policy/load-advert-policy.ts';
import { withSettings } from '../src/policy/with-settings.ts';
import { withValues } from '../src/policy/with-values.ts';
import { createKeyvFace } from '../src/store/keyv-face.ts';
import { createTrace } from '../src/start/create-trace.ts';
import { createSqliteRecordStore } from '../src/store/sqlite-record-store.ts';
import { buttonsOf } from '../src/view/buttons-of.ts';
import { collectBroadcasts } from './collect-broadcasts.ts';

/** An advert with something of each severity, longer than one page of findings. */
const draftAdvert =
  'Vi søker ung og sprek kokk til vårt kjøkken. Vedkommende må beherske norsk perfekt. Det vil bli foretatt en vurdering av søkerne i henhold til gjeldende retningslinjer, og utlysningen gjennomføres av kommunen mht. behovet. Du må være fleksibel, positiv, kreativ, robust, strukturert, analytisk, strategisk og motivert. Søknadsfrist 1. januar 2020.';
const today = '2026-11-22' as IsoDate;
/** What the job analysis of every case holds. */
const demoList = { tasks: 'Undervise\nVeilede' };

/** Verbs that only show something; pressing them all changes nothing. */
const showing =
  /^(case\.(plan|ahead|calendar|edit|show|new|readvertise)|step\.open|answer\.open|advert\.read|list\.open|request\.(form|open)|times\.form|help\.show|data\.export|cases\.list|settings\.show)$|-form$/;

/** A form as somebody has it before her, with what a press of it needs. */
export interface MetForm {
  readonly app: App;
  readonly form: Extract<Reply, { readonly kind: 'form' }>['view'];
  /** The turn that showed it; a press of the form comes from the same person in the same chat. */
  readonly request: Request;
}

/** What else is done on the way. */
export interface CollectOptions {
  /** Called for every form that is shown, before anything is pressed on it. Must leave the store as it is. */
  readonly onForm?: (met: MetForm) => Promise<void>;
}

/** Plays whole cases through the real use cases and collects every kind of reply met on the way, for docs/cards.md. */
export async function collectReplies(policy: Policy, { onForm }: CollectOptions = {}): Promise<readonly Reply[]> {
  const tenant = policy.id === 'alver' ? localTenants.alver : localTenants.asker;
  const folder = mkdtempSync(join(tmpdir(), 'losen-docs-'));
  const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now: () => Date.parse(today) });
  const people = readPeople(localPeopleFile);
  if (!people.ok) throw new Error(people.refusal);
  const advert = loadAdvertPolicy({ folder: fileURLToPath(new URL('../policies', import.meta.url)), id: policy.id });
  if (!advert.ok) throw new Error(JSON.stringify(advert.refusal));
  let count = 0;
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const randomId = () => `id-${(count += 1)}`;
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const app: App = {
    store,
    directory: createFileDirectory(people.value),
    clock: { now: () => `${today}T09:00:00.000Z` as Instant, today: () => today, epochMs: () => Date.parse(today) },
    log: quiet,
    trace: createTrace(),
    filedPolicy: () => policy,
    withSettings,
    sha256,
    checkAdvert: (_, text, { settings, ...options }) => checkAdvert(text, { ...options, policy: withValues(advert.value, settings), hash: sha256 }),
    files: { fetch: async () => refuse('not-fetched'), read: async () => refuse('not-fetched') },
    chat: { post: async () => true, update: async () => {} },
    toMessage: (reply, locale) => ({ reply, locale }),
    updateMessage: async () => ({ kind: 'sent', activityId: null }),
    isHostAllowed: () => false,
    downloadUrl: null,
    uploadUrl: (link) => `http://127.0.0.1/upload/${link}`,
    shortLived: (of) => createKeyvFace({ store, prefix: `${of}/short/`, now: () => Date.parse(today) }),
    outbox: { wake: () => {} },
    scheduler: { wakeBy: async () => {} },
    randomId,
  };
  const replies: Reply[] = [];
  const pressed = new Set<string>();
  const turn = async (request: Request): Promise<Outcome> => {
    const outcome = await handleTurn(app, request);
    const shown = [...(outcome.ack.kind === 'card' ? [outcome.ack.reply] : []), ...outcome.messages.map(({ reply }) => reply)];
    replies.push(...shown);
    for (const reply of shown) if (reply.kind === 'form') await onForm?.({ app, form: reply.view, request });
    for (const reply of shown) {
      for (const button of buttonsOf(reply)) {
        const name = `${request.who.userId} ${button.verb} ${'key' in button.label ? button.label.key : ''} ${String(button.data['step'] ?? button.data['door'] ?? button.data['stage'] ?? '')} ${String(button.data['answered'] ?? '')}`;
        if (!showing.test(button.verb) || pressed.has(name)) continue;
        pressed.add(name);
        await turn({ ...request, id: randomId(), incoming: { kind: 'press', verb: button.verb, data: button.data, activityId: null } });
      }
    }
    return outcome;
  };
  const where = { conversationId: 'docs', serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
  const as = (user: UserId, incoming: Incoming) =>
    turn({ id: randomId(), who: { tenantId: tenant, userId: user, name: '', locale: null }, where, incoming });
  const say = (user: UserId, text: string) => as(user, { kind: 'text', text });

  try {
    const facts = {
      title: 'Lærer',
      unit: 'Fjellheim skole',
      serviceArea: 'school',
      roleFamily: 'SK',
      'position-1-percentage': '60',
      'position-1-permanence': 'b',
      'position-1-end': '2027-06-30',
      leader: 'true',
      shiftWork: 'true',
      'position-1-count': '2',
    };
    let day = Date.parse('2026-06-01');
    const nextDay = () => new Date((day += 24 * 60 * 60 * 1000)).toISOString().slice(0, 10) as IsoDate;
    const manager = createDemoManager({
      speak: turn,
      tenant,
      user: localUserIds.manager,
      randomId,
      nextDay,
      otherwise: ({ id, kind, value }) =>
        kind === 'count' ? '3' : value === '' && id !== 'field-remarks' && id !== 'field-times' ? 'Kort tekst' : value,
    });
    const { manager: user, hr } = localUserIds;
    const answers = { ...demoList, advert: demoAdvert(today, { police: true, language: policy.locale === 'nn' ? 'nn' : 'nb' }) };
    // On the way a second candidate agrees to references and is out of it again, and a third lacks some for a while.
    const calling = await manager.goOn(await manager.open({ ...facts, route: 'external' }), 'interview.references', answers);
    const call = calling.kind === 'case' ? calling.view.buttons.find(({ verb }) => verb === 'step.open') : undefined;
    if (call !== undefined) await as(user, { kind: 'press', verb: call.verb, data: call.data, activityId: null });
    for (const [form, inputs] of [
      ['clear-slot', { 'field-cleared': today, 'field-employed': 'employed-yes' }],
      ['drop-slot', { slot: 'K2' }],
      ['clear-slot', { 'field-cleared': nextDay(), 'field-employed': 'employed-no' }],
    ] as const) {
      const found = replies.findLast((reply) => reply.kind === 'form' && reply.view.form === form);
      if (found?.kind !== 'form' || found.view.buttons[0] === undefined) continue;
      const [button] = found.view.buttons;
      const ticks = Object.fromEntries(found.view.inputs.flatMap(({ id, kind }) => (kind === 'tick' ? [[id, 'true']] : [])));
      await as(user, { kind: 'press', verb: button.verb, data: { ...button.data, nonce: randomId(), ...ticks, ...inputs }, activityId: null });
    }
    await manager.goOn(calling, 'nowhere', answers);
    await manager.goOn(await manager.open({ ...facts, route: 'direct' }), 'nowhere', answers);
    await manager.open(facts);
    for (const text of [
      'hei',
      'hjelp',
      'mine saker',
      'språk',
      'noe helt annet',
      'status',
      'neste',
      'hele løypa',
      'sett på vent',
      'takk',
      'sjekk annonse',
      draftAdvert,
      'hva vet du om meg',
    ])
      await say(user, text);
    for (const text of ['hjelp', 'innstillinger', 'mine saker', 'sak 1']) await say(hr, text);
    await say(localUserIds.employee, 'hei');
    const last = replies.findLast((reply) => reply.kind === 'form' && reply.view.buttons.some(({ verb }) => verb === 'case.hold'));
    for (const [verb, inputs] of [
      ['case.hold', { reason: 'Venter', until: '' }],
      ['case.resume', {}],
      ['case.withdraw', { reason: 'Trukket' }],
    ] as const) {
      const button = last?.kind === 'form' ? last.view.buttons[0] : undefined;
      if (button !== undefined) await as(user, { kind: 'press', verb, data: { ...button.data, nonce: randomId(), ...inputs }, activityId: null });
    }
    // Once more over a finished case: what is done can be looked at and opened again.
    pressed.clear();
    await say(user, 'sak 1');
    const report = replies.findLast((reply) => reply.kind === 'advert-report');
    const buttons = report?.kind === 'advert-report' ? report.view.buttons : [];
    for (const { verb, data } of buttons) await as(user, { kind: 'press', verb, data, activityId: null });
    const decide = replies.findLast((reply) => reply.kind === 'form' && reply.view.form === 'finding');
    const finding = decide?.kind === 'form' ? decide.view.inputs[0]?.options[0]?.value : undefined;
    if (decide?.kind === 'form' && finding !== undefined) {
      const [record] = decide.view.buttons;
      const answers = { finding, decision: 'report', reason: 'Det gjelder elevene' };
      if (record !== undefined) await as(user, { kind: 'press', verb: record.verb, data: { ...record.data, ...answers }, activityId: null });
    }
    const uncertain = { at: app.clock.now(), to: localUserIds.union };
    await store.commit([{ kind: 'insert', key: keys.unconfirmed(tenant, `involved/2026-1/3/${localUserIds.union}`), value: uncertain }]);
    await say(hr, 'uvisse meldinger');
    await say(hr, 'meldte funn');
    const confirm = replies.findLast((reply) => reply.kind === 'settings');
    const setting = confirm?.kind === 'settings' ? confirm.settings[0]?.buttons[0] : undefined;
    if (setting !== undefined) await as(hr, { kind: 'press', verb: setting.verb, data: setting.data, activityId: null });
    await manager.open({ ...facts, title: 'Rektor' }).then(() => say(user, 'sak 3'));
    // Somebody asks for access to a finished case.
    await say(user, 'sak 1');
    const wanted = replies.findLast((reply) => reply.kind === 'form' && reply.view.form === 'request');
    const register = wanted?.kind === 'form' ? wanted.view.buttons[0] : undefined;
    if (register !== undefined) {
      const inputs = { request: 'public-access', received: today, owner: 'hr' };
      await as(user, { kind: 'press', verb: register.verb, data: { ...register.data, ...inputs }, activityId: null });
    }
    await say(user, 'sak 1');
    pressed.clear();
    // A representative who is asked, and sees what was recorded of the discussion.
    const nurse = { ...facts, title: 'Sykepleier', unit: 'Solbakken sykehjem', serviceArea: 'health', roleFamily: 'HO' };
    const asking = await manager.goOn(await manager.open(nurse), 'need.part-time', {});
    const form = replies.findLast((reply) => reply.kind === 'form' && reply.view.form === 'involve');
    const involve = form?.kind === 'form' ? form.view.buttons.find(({ verb }) => verb === 'union.involve') : undefined;
    const chosen = { [`with-${localUserIds.union}`]: 'true', 'field-need': 'Helgeturnusen går ikke opp' };
    if (involve !== undefined) await as(user, { kind: 'press', verb: involve.verb, data: { ...involve.data, ...chosen }, activityId: null });
    await say(localUserIds.union, 'mine saker');
    await say(localUserIds.union, 'status');
    await manager.goOn(asking, 'need.temporary', {});
    const hers = replies.findLast((reply) => reply.kind === 'case' && reply.view.buttons.some(({ verb }) => verb === 'union.answer'));
    const answer = hers?.kind === 'case' ? hers.view.buttons.find(({ verb }) => verb === 'union.answer') : undefined;
    if (answer !== undefined) await as(localUserIds.union, { kind: 'press', verb: answer.verb, data: answer.data, activityId: null });
    // Those who answer are within reach now, so the questions of another case go to them.
    const { director } = localUserIds;
    for (const one of [hr, director]) await say(one, 'hei');
    pressed.clear();
    const health = { ...facts, serviceArea: 'health', roleFamily: 'HO', unit: 'Solbakken sykehjem' };
    // A panel with a member who has blocked the bot, writes to it after all, and then is in doubt.
    await saveProfile(app, tenant, localUserIds.employee, { unreachable: { reason: 'blocked', since: `${today}T08:00:00.000Z` } });
    await manager.goOn(await manager.open({ ...health, route: 'direct', 'position-1-percentage': '100' }), 'selection.impartiality', {});
    const naming = replies.findLast((reply) => reply.kind === 'form' && reply.view.form === 'panel');
    const save = naming?.kind === 'form' ? naming.view.buttons.find(({ verb }) => verb === 'panel.save') : undefined;
    const member = { [`member-${localUserIds.employee}`]: 'true' };
    if (save !== undefined) await as(user, { kind: 'press', verb: save.verb, data: { ...save.data, ...member }, activityId: null });
    const caseOf = String(save?.data['case']);
    const opened = { case: caseOf, step: 'selection.impartiality', nonce: randomId() };
    await as(user, { kind: 'press', verb: 'step.open', data: opened, activityId: null });
    await say(localUserIds.employee, `sak ${caseOf}`);
    const asked = replies.findLast((reply) => reply.kind === 'case' && reply.view.buttons.some(({ verb }) => verb === 'panel.answer'));
    const doubt = asked?.kind === 'case' ? asked.view.buttons.findLast(({ verb }) => verb === 'panel.answer') : undefined;
    if (doubt !== undefined) await as(localUserIds.employee, { kind: 'press', verb: doubt.verb, data: doubt.data, activityId: null });
    await say(director, `sak ${caseOf}`);
    // The doubt is decided, and she is to confirm what is not asked about.
    const weighing = replies.findLast((reply) => reply.kind === 'case' && reply.view.buttons.some(({ verb }) => verb === 'panel.decide'));
    const clear = weighing?.kind === 'case' ? weighing.view.buttons.find(({ verb }) => verb === 'panel.decide') : undefined;
    if (clear !== undefined) await as(director, { kind: 'press', verb: clear.verb, data: clear.data, activityId: null });
    const cleared = await as(user, { kind: 'press', verb: 'case.show', data: { case: caseOf, nonce: randomId() }, activityId: null });
    const briefing = policy.steps.find(({ editor }) => editor === 'briefing')?.id;
    if (briefing !== undefined && cleared.ack.kind === 'card') {
      await manager.goOn(cleared.ack.reply, briefing, demoList);
      const data = { case: caseOf, step: briefing };
      for (const verb of ['step.open', 'panel.brief', 'step.open'])
        await as(user, { kind: 'press', verb, data: { ...data, nonce: randomId() }, activityId: null });
      await say(localUserIds.employee, `sak ${caseOf}`);
    }
    pressed.clear();
    const waiting = await manager.goOn(await manager.open(health), 'need.preference', {});
    const open = waiting.kind === 'case' ? waiting.view.buttons.find(({ verb }) => verb === 'step.open') : undefined;
    for (const step of open === undefined ? [] : ['need.preference', 'need.approval']) {
      const data = { case: open?.data['case'] ?? '', step, nonce: randomId() };
      await as(user, { kind: 'press', verb: 'step.ask', data, activityId: null });
      await as(step === 'need.approval' ? director : hr, {
        kind: 'press',
        verb: 'case.show',
        data: { ...data, nonce: randomId() },
        activityId: null,
      });
    }
    await as(user, { kind: 'press', verb: 'case.show', data: { case: open?.data['case'] ?? '', nonce: randomId() }, activityId: null });
    // HR reads the advert of a third.
    const written = await manager.goOn(await manager.open({ ...health, 'position-1-percentage': '100' }), 'advert.second-reader', {
      ...demoList,
      advert: answers.advert,
    });
    const reading = written.kind === 'case' ? written.view.buttons.find(({ verb }) => verb === 'step.open') : undefined;
    const about = { case: reading?.data['case'] ?? '', step: 'advert.second-reader' };
    await as(user, { kind: 'press', verb: 'step.ask', data: { ...about, nonce: randomId() }, activityId: null });
    await as(hr, { kind: 'press', verb: 'step.open', data: { ...about, step: 'advert.check', nonce: randomId() }, activityId: null });
    const lastDay = addDays(today, 1_000);
    await collectBroadcasts({ app, tenant, as, say, replies });
    // What waits for each of them, as it will be told one day: all of it in one message, and each by itself.
    for (const reader of [user, hr, director, localUserIds.union]) {
      await say(reader, 'varsler');
      const person = await app.directory.find(tenant, reader);
      const { concerns } = person === undefined ? { concerns: [] } : await findConcerns(app, tenant, person, { today, until: lastDay });
      const items = concerns.map(({ loaded, nudge }) => ({ caseId: loaded.state.id, key: nudge.key, of: reader }));
      for (const told of [items, ...items.map((item) => [item])]) {
        const reply = await composeReminders(app, tenant, reader, told);
        if (reply === 'obsolete') continue;
        replies.push(reply);
        if (reply.kind !== 'reminder') continue;
        for (const { verb, data } of reply.view.buttons.filter((button) => button.verb.startsWith('reminder.') && button.verb.endsWith('-form')))
          await as(reader, { kind: 'press', verb, data, activityId: null });
      }
    }
    return replies;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
