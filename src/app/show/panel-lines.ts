import { toCourse } from '../../core/case/course.ts';
import { isClear, isOut, type ImpartialityAnswer, impartialityAnswers, type PanelMember, type Recorded } from '../../core/case/panel.ts';
import { isPanelOver, needsReview } from '../../core/case/panel-review.ts';
import { toStatus } from '../../core/case/state.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { Message, Say, SayParam } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Notice } from './notice.ts';

/** What a member is called, as far as her name is still kept. */
export function toMemberName({ texts }: Pick<LoadedCase, 'texts'>, { name }: Pick<PanelMember, 'name'>): SayParam {
  return (name === null ? undefined : texts[name]) ?? { key: 'app.panel.somebody' };
}

function namesOf(loaded: LoadedCase, members: readonly PanelMember[]): SayParam {
  return {
    list: members.map((member): Say => {
      const name = toMemberName(loaded, member);
      return typeof name === 'string' ? { plain: name } : (name as Message);
    }),
  };
}

/** The word a member answered with; null while she is silent or when it has been deleted. */
export function toWord({ texts }: Pick<LoadedCase, 'texts'>, { answer }: PanelMember): ImpartialityAnswer | null {
  const word = answer === null ? undefined : texts[answer.words];
  return impartialityAnswers.find((one) => one === word) ?? null;
}

/** What whoever recorded a member's answer is called, and how it came. */
function toRecorder({ texts }: Pick<LoadedCase, 'texts'>, { name, how }: Recorded): { readonly by: SayParam; readonly how: Message } {
  const known = name === null ? undefined : texts[name];
  return { by: known ?? { key: 'app.panel.recorder' }, how: { key: `app.panel.how.${how ?? 'elsewhere'}` } };
}

/** Whether her doubt waits for somebody above her. */
export function isInDoubt(loaded: Pick<LoadedCase, 'texts'>, member: PanelMember): boolean {
  return isOut(member) && member.ruling === null && toWord(loaded, member) === 'doubt';
}

const neutral = (key: string, params: Message['params'] = {}): Notice => ({ tone: 'neutral', text: { key, params } });
const attention = (key: string, params: Message['params'] = {}): Notice => ({ tone: 'attention', text: { key, params } });

/** What the living card says of the panel to those who see the whole case: who is silent, who is in doubt, who must be replaced. */
export function toPanelNotices(loaded: LoadedCase, today: IsoDate, reader: UserId | undefined): readonly Notice[] {
  const { state, policy } = loaded;
  const { panel } = state;
  const status = toStatus(state);
  const course = toCourse(state, policy, today);
  if (status === 'closed' || status === 'withdrawn') return [];
  const former = toFormerLines(loaded);
  if (panel.length === 0 || isPanelOver(course, policy, state)) return former;
  // Her own silence is the question above.
  const silent = panel.filter(({ answer, user }) => answer === null && user !== reader);
  const briefing = course.steps.find(({ step }) => step.editor === 'briefing');
  const unbriefed = briefing?.standing === 'asked' ? panel.filter(({ briefed, user }) => briefed === null && user !== reader) : [];
  return [
    ...panel.filter(isOut).map((member) => toOutLine(loaded, member)),
    ...(silent.length === 0 ? [] : [neutral('app.panel.waits', { names: namesOf(loaded, silent) })]),
    ...(unbriefed.length === 0 ? [] : [neutral('app.panel.waits-briefing', { names: namesOf(loaded, unbriefed) })]),
    ...former,
  ];
}

function toOutLine(loaded: LoadedCase, member: PanelMember): Notice {
  const { state, policy } = loaded;
  const params = { name: toMemberName(loaded, member) };
  if (isInDoubt(loaded, member)) return neutral('app.panel.doubts', params);
  if (member.user === state.owner) return attention('app.panel.leader-out', params);
  return attention(needsReview(state, policy, member) ? 'app.panel.out-review' : 'app.panel.out', params);
}

/** A disqualified leader's direct subordinates cannot decide; the director is named as the one who is not under her. */
function toFormerLines(loaded: LoadedCase): readonly Notice[] {
  const { state, policy, texts } = loaded;
  return state.formerLeaders.slice(-1).flatMap(({ user, name, superior, statedBy }) => {
    const director = superior === null ? undefined : texts[superior];
    const params = { name: toMemberName(loaded, { name }) };
    const line =
      director === undefined ? neutral('app.panel.subordinates', params) : neutral('app.panel.subordinates-director', { ...params, director });
    // Whoever takes over answers for what was prepared before her.
    const hers = state.leftPanel.find((one) => one.user === user);
    const review = hers !== undefined && needsReview(state, policy, hers) ? [attention('app.panel.former-review', params)] : [];
    if (statedBy === null) return [...review, line];
    const by = (statedBy.name === null ? undefined : texts[statedBy.name]) ?? { key: 'app.panel.recorder' };
    return [...review, line, neutral('app.panel.not-subordinate', { ...params, by })];
  });
}

/** Each member with how she stands, as the panel's form lists them. */
export function toMemberLines(loaded: LoadedCase, about: 'impartiality' | 'briefing'): readonly Notice[] {
  return loaded.state.panel.map((member) => {
    const name = toMemberName(loaded, member);
    if (about === 'briefing')
      return member.briefed === null
        ? neutral('app.panel.line.unbriefed', { name })
        : {
            tone: 'good',
            text: {
              key: member.briefingRecorded === null ? 'app.panel.line.briefed' : 'app.panel.line.recorded-briefed',
              params: {
                name,
                date: { date: member.briefed, weekday: false },
                ...(member.briefingRecorded === null ? {} : toRecorder(loaded, member.briefingRecorded)),
              },
            },
          };
    if (member.answer === null)
      return member.unreached ? attention('app.panel.line.unreached', { name }) : neutral('app.panel.line.silent', { name });
    const date = { date: (member.ruling ?? member.answer).on, weekday: false as const };
    const { recorded } = member.answer;
    if (recorded !== null && member.ruling === null) {
      const text = { key: `app.panel.line.recorded-${toWordOrOutcome(loaded, member)}`, params: { name, date, ...toRecorder(loaded, recorded) } };
      return { tone: isClear(member) ? 'good' : isInDoubt(loaded, member) ? 'neutral' : 'attention', text };
    }
    if (isClear(member))
      return { tone: 'good', text: { key: member.ruling === null ? 'app.panel.line.yes' : 'app.panel.line.ruled-yes', params: { name, date } } };
    if (isInDoubt(loaded, member)) return neutral('app.panel.line.doubt', { name, date });
    return attention(member.ruling === null ? 'app.panel.line.no' : 'app.panel.line.ruled-no', { name, date });
  });
}

function toWordOrOutcome(loaded: Pick<LoadedCase, 'texts'>, member: PanelMember): ImpartialityAnswer {
  return toWord(loaded, member) ?? (member.answer?.clear === true ? 'yes' : 'no');
}

/** What a member's own card says of what she has answered. */
export function toOwnPanelLines(loaded: LoadedCase, reader: UserId): readonly Notice[] {
  const member = loaded.state.panel.find(({ user }) => user === reader);
  if (member === undefined || member.answer === null) return [];
  const day = (on: IsoDate) => ({ date: { date: on, weekday: false as const } });
  const { recorded } = member.answer;
  const { briefingRecorded } = member;
  const word = toWordOrOutcome(loaded, member);
  const said =
    recorded === null
      ? neutral(`app.panel.own.${word}`, day(member.answer.on))
      : attention(`app.panel.own.recorded-${word}`, { ...day(member.answer.on), ...toRecorder(loaded, recorded) });
  return [
    said,
    // Once it is decided above her there is nothing for her to correct.
    ...(recorded === null || member.ruling !== null ? [] : [neutral('app.panel.own.correct')]),
    ...(member.ruling === null ? [] : [neutral(member.ruling.clear ? 'app.panel.own.may' : 'app.panel.own.may-not', day(member.ruling.on))]),
    ...(member.briefed === null
      ? []
      : [
          briefingRecorded === null
            ? neutral('app.panel.own.briefed', day(member.briefed))
            : neutral('app.panel.own.recorded-briefed', { ...day(member.briefed), ...toRecorder(loaded, briefingRecorded) }),
        ]),
  ];
}
