import { checkText, readInput } from '../../core/case/check-inputs.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { UserId } from '../../core/ids.ts';
import type { UnreachableReason } from '../../core/sending/unreachable.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import type { Person } from '../../ports/directory.ts';
import { carryOut, noSuchCase } from '../carry-out.ts';
import type { LoadedCase } from '../load-case.ts';
import { isTicked, toDraft, type Press } from '../press/read-press.ts';
import { toByHand } from '../sending/by-hand.ts';
import { findReach } from '../sending/reach.ts';
import type { Notice } from '../show/notice.ts';
import { toPanelForm, wordsMaxLength, type PanelFormOptions } from '../show/panel-form.ts';
import type { PanelReach } from '../show/recordable-members.ts';
import { caseReply, newOrigin, replacing, type TurnContext } from '../turn-context.ts';
import { findUnreached } from './find-unreached.ts';
import { openForPanel } from './open-for-panel.ts';
import { toBriefingByHand, toCardFor, toQuestionByHand } from './panel-messages.ts';

/** So many people are offered at a time; the search narrows them down. */
const mostOffered = 12;

/** Opens «Hvem er i panelet?» with the people of the case's unit, or whom the words find. */
export async function openPanelForm(
  context: TurnContext,
  loaded: LoadedCase,
  options: Partial<Omit<PanelFormOptions, 'origin' | 'today' | 'unreached'>> = {},
) {
  const step = loaded.policy.steps.find(({ editor }) => editor === 'panel');
  if (step === undefined) return caseReply(context, loaded);
  const found = options.found ?? (await findPeople(context, loaded, options.draft ?? {}));
  return toPanelForm(loaded, step, { ...options, ...(await toReach(context, loaded)), found, origin: newOrigin(context, loaded.state.id) });
}

/** What is known beside the case of who can be reached. */
async function toReach(context: TurnContext, loaded: LoadedCase): Promise<PanelReach> {
  return { today: context.app.clock.today(), unreached: await findUnreached(context, loaded) };
}

/** Looks people up by what was written; who has been ticked stays on the list. */
export async function searchPanel(context: TurnContext, press: Press): Promise<Outcome> {
  const loaded = await openForPanel(context, press, 'work');
  if (loaded === null) return noSuchCase(context);
  const draft = toDraft(press);
  const wrong = toWordsProblems(draft);
  if (wrong.length > 0) return wordsAgain(context, loaded, draft, wrong);
  const found = await findPeople(context, loaded, draft);
  const isNobody = readInput(draft, 'words') !== '' && found.length === chosenOf(press).length;
  const problems: readonly InputProblem[] = isNobody ? [{ input: 'words', message: { key: 'problem.nobody-found' } }] : [];
  return replacing(context, await openPanelForm(context, loaded, { draft, found, problems }));
}

/** Names and replaces members. Each new one gets the question on a card in her own chat; who cannot be reached is named with the reason and a text to send by hand. */
export async function savePanel(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant } = context;
  const loaded = await openForPanel(context, press, 'work');
  if (loaded === null) return noSuchCase(context);
  const chosen = chosenOf(press);
  const draft = toDraft(press);
  const wrong = toWordsProblems(draft);
  if (wrong.length > 0) return wordsAgain(context, loaded, draft, wrong);
  const people = await toPeople(context, chosen);
  const found = await findPeople(context, loaded, draft);
  if (people.length < chosen.length) {
    const notices: readonly Notice[] = [{ tone: 'attention', text: { key: 'app.panel.left' } }];
    return replacing(context, await openPanelForm(context, loaded, { draft, found, notices }));
  }
  const step = loaded.policy.steps.find(({ editor }) => editor === 'panel');
  const unreached = await toUnreachable(context, people);
  const leader = await app.directory.find(tenant, loaded.state.owner);
  const reach = await toReach(context, loaded);
  const leave = readInput(press.data, 'leave');
  const fresh = people.filter(({ id }) => loaded.state.panel.every(({ user }) => user !== id) && id !== loaded.state.owner);
  return carryOut(context, press, {
    command: {
      kind: 'change-panel',
      add: fresh.map(({ id, name }) => ({ user: id, name, unreached: unreached.has(id) })),
      leave: leave === '' ? [] : [leave as UserId],
      leader: leader?.name ?? '–',
      alone: isTicked(press, 'alone'),
      reviewed: isTicked(press, 'reviewed'),
    },
    done: { key: 'app.panel.done.saved' },
    form: (now, refused) =>
      step === undefined
        ? caseReply(context, now)
        : toPanelForm(now, step, { ...refused, ...reach, found, origin: newOrigin(context, now.state.id) }),
    show: (after, notices) => {
      const told = toUnreachedNotices(fresh, unreached, toQuestionByHand(after));
      return told.length === 0 ? null : caseReply(context, after, [...notices, ...told]);
    },
    notify: (after) =>
      fresh
        .filter(({ id }) => !unreached.has(id))
        .map(({ id, name }) =>
          toCardFor(context, after, {
            to: id,
            name,
            line: { key: 'app.panel.of-you', params: { name: context.person.name } },
            byHand: toQuestionByHand(after),
          }),
        ),
  });
}

/** Sends each member what is not asked about and the pitfalls; the leader has it on her own card. */
export async function sendBriefing(context: TurnContext, press: Press): Promise<Outcome> {
  const loaded = await openForPanel(context, press, 'work');
  if (loaded === null) return noSuchCase(context);
  const people = await toPeople(
    context,
    loaded.state.panel.map(({ user }) => user).filter((user) => user !== context.person.id),
  );
  const unreached = await toUnreachable(context, people);
  return carryOut(context, press, {
    command: { kind: 'send-briefing' },
    done: { key: 'app.briefing.sent' },
    show: (after, notices) => {
      const told = toUnreachedNotices(people, unreached, toBriefingByHand(after));
      return told.length === 0 ? null : caseReply(context, after, [...notices, ...told]);
    },
    notify: (after) =>
      people
        .filter(({ id }) => !unreached.has(id))
        .map(({ id, name }) =>
          toCardFor(context, after, {
            to: id,
            name,
            line: { key: 'app.briefing.of-you', params: { name: context.person.name } },
            byHand: toBriefingByHand(after),
          }),
        ),
  });
}

/** What is wrong with the words people are looked up by; they leave Losen for the directory, so they are looked at first. */
function toWordsProblems(draft: Readonly<Record<string, string>>): readonly InputProblem[] {
  const checked = checkText(readInput(draft, 'words'), { maxLength: wordsMaxLength, required: false, person: true });
  if (!checked.ok) return [{ input: 'words', message: checked.refusal }];
  // A name is what is asked for; anybody's health has no place in a search.
  return checked.value.warnings.map(({ kind }) => ({ input: 'words', message: { key: `app.warning.${kind}` } }));
}

async function wordsAgain(context: TurnContext, loaded: LoadedCase, draft: Readonly<Record<string, string>>, problems: readonly InputProblem[]) {
  const found = await findPeople(context, loaded, { ...draft, words: '' });
  return replacing(context, await openPanelForm(context, loaded, { draft, found, problems }));
}

function chosenOf({ data }: Pick<Press, 'data'>): readonly UserId[] {
  return Object.entries(data).flatMap(([name, value]) =>
    name.startsWith('member-') && (value === true || value === 'true') ? [name.slice('member-'.length) as UserId] : [],
  );
}

async function toPeople({ app, tenant }: TurnContext, users: readonly UserId[]): Promise<readonly Person[]> {
  const found = await Promise.all(users.map((user) => app.directory.find(tenant, user)));
  return found.filter((person) => person !== undefined);
}

async function findPeople(context: TurnContext, { state }: LoadedCase, draft: Readonly<Record<string, string>>): Promise<readonly Person[]> {
  const { app, tenant } = context;
  const words = readInput(draft, 'words');
  const chosen = await toPeople(context, chosenOf({ data: draft }));
  const unit = words === '' ? await app.directory.search(tenant, state.facts.unit, mostOffered) : [];
  const found = words === '' && unit.length >= mostOffered ? [] : await app.directory.search(tenant, words, mostOffered);
  const distinct = new Map([...chosen, ...unit, ...found].map((person) => [person.id, person]));
  return [...distinct.values()].filter(({ id }) => id !== state.owner).slice(0, Math.max(mostOffered, chosen.length));
}

async function toUnreachable({ app, tenant }: TurnContext, people: readonly Person[]): Promise<ReadonlyMap<UserId, UnreachableReason>> {
  const reaches = await Promise.all(people.map(async ({ id }) => ({ id, reach: await findReach(app, tenant, id) })));
  return new Map(reaches.flatMap(({ id, reach }) => (reach.ok ? [] : [[id, reach.reason] as const])));
}

function toUnreachedNotices(people: readonly Person[], unreached: ReadonlyMap<UserId, UnreachableReason>, byHand: Message): readonly Notice[] {
  const lines = people.flatMap(({ id, name }): readonly Notice[] => {
    const reason = unreached.get(id);
    if (reason === undefined) return [];
    const why = { key: `app.unreachable.${reason}`, params: { name } };
    return [{ tone: 'attention', text: { key: 'app.involve.unreached', params: { name, reason: why } } }];
  });
  return lines.length === 0 ? [] : [...lines, { tone: 'neutral', text: toByHand(byHand) }];
}
