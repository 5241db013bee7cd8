import type { AnswerWay } from './answer-ways.ts';
import type { Instant, IsoDate, UserId } from '../ids.ts';
import type { CaseHappening } from './event.ts';
import type { CaseState } from './state.ts';

/** What a member of the panel can answer to «Kan du behandle saken?». The words are deletable; the events say only whether she may take part. */
export const impartialityAnswers = ['yes', 'no', 'doubt'] as const;

/** What a member of the panel answered. */
export type ImpartialityAnswer = (typeof impartialityAnswers)[number];

/** Who has said for a member what she answered, and how it came; `name` refers to a text, `how` is null where it was said in words. */
export interface Recorded {
  readonly by: UserId;
  readonly name: string | null;
  readonly how: AnswerWay | null;
}

/** Somebody who prepares the case. `name` and `answer.words` refer to texts. */
export interface PanelMember {
  readonly user: UserId;
  readonly name: string | null;
  readonly at: Instant;
  /** The bot knew when she was named that it could not reach her. */
  readonly unreached: boolean;
  /** Her last answer; null while she is silent. */
  readonly answer: {
    readonly clear: boolean;
    readonly words: string;
    readonly on: IsoDate;
    readonly at: Instant;
    readonly superior: string | null;
    /** Null where the answer is her own. */
    readonly recorded: Recorded | null;
  } | null;
  /** What the superior decided about her doubt. */
  readonly ruling: { readonly clear: boolean; readonly on: IsoDate } | null;
  /** The day she confirmed what is not asked about, and the pitfalls. */
  readonly briefed: IsoDate | null;
  /** Null where she has confirmed it herself. */
  readonly briefingRecorded: Recorded | null;
}

/** A leader who was disqualified when the case was moved; `superior` refers to the director's name. */
export interface FormerLeader {
  readonly user: UserId;
  readonly name: string | null;
  readonly superior: string | null;
  /** Who has ticked that the one who took over is not directly under her; null where nobody was asked to. */
  readonly statedBy: { readonly user: UserId; readonly name: string | null } | null;
}

type PanelHappening = Extract<
  CaseHappening,
  { kind: 'panel-named' | 'panel-left' | 'impartiality-answered' | 'impartiality-decided' | 'briefing-confirmed' }
>;

interface Happened {
  readonly at: Instant;
  readonly by: UserId;
  /** Those who have left while they might not take part. */
  readonly left: readonly PanelMember[];
}

/** The panel after one more happening about it. */
export function evolvePanel(panel: readonly PanelMember[], what: PanelHappening, { at, by, left }: Happened): readonly PanelMember[] {
  const hers = (change: Partial<PanelMember>) => panel.map((one) => (one.user === what.member ? { ...one, ...change } : one));
  switch (what.kind) {
    case 'panel-named': {
      // Who may not take part does not get a clean sheet by being taken out and named anew.
      const before = left.find(({ user }) => user === what.member);
      const stands = { answer: before?.answer ?? null, ruling: before?.ruling ?? null };
      const fresh = { user: what.member, name: what.name ?? null, at, unreached: what.unreached ?? false };
      return [...panel.filter(({ user }) => user !== what.member), { ...fresh, ...stands, briefed: null, briefingRecorded: null }];
    }
    case 'panel-left':
      return panel.filter(({ user }) => user !== what.member);
    case 'impartiality-answered':
      return hers({
        answer: { clear: what.clear, words: what.answer, on: what.on, at, superior: what.superior ?? null, recorded: toRecorded(what, by) },
        ruling: null,
      });
    case 'impartiality-decided':
      return hers({ ruling: { clear: what.clear, on: what.on } });
    case 'briefing-confirmed':
      return hers({ briefed: what.on, briefingRecorded: toRecorded(what, by) });
  }
}

/** Nobody but the member answers as herself, so whoever else is behind the happening has recorded it for her. */
function toRecorded(
  { member, how, recorder }: Extract<PanelHappening, { kind: 'impartiality-answered' | 'briefing-confirmed' }>,
  by: UserId,
): Recorded | null {
  return by === member ? null : { by, name: recorder ?? null, how: how ?? null };
}

/** Those who have left while they might not take part, after one more happening about the panel. */
export function evolveLeft(left: readonly PanelMember[], panel: readonly PanelMember[], what: PanelHappening): readonly PanelMember[] {
  const others = left.filter(({ user }) => user !== what.member);
  if (what.kind === 'panel-named') return others;
  const gone = what.kind === 'panel-left' ? panel.find(({ user }) => user === what.member) : undefined;
  return gone !== undefined && isOut(gone) ? [...others, gone] : left;
}

/** Whether she has said herself that she may not take part, or doubts it: then it is decided above her, and not by her next word. */
export function hasBoundHerself({ answer, ruling }: PanelMember): boolean {
  return answer !== null && !answer.clear && answer.recorded === null && ruling === null;
}

/** Whether she has answered, or it has been decided, that she may take part. */
export function isClear({ answer, ruling }: PanelMember): boolean {
  return ruling?.clear ?? answer?.clear ?? false;
}

/** Whether she may not take part, for good or until her doubt is decided. */
export function isOut(member: PanelMember): boolean {
  return member.answer !== null && !isClear(member);
}

/** Somebody's place in the panel. */
export function memberOf({ panel }: Pick<CaseState, 'panel'>, user: UserId): PanelMember | undefined {
  return panel.find((one) => one.user === user);
}

/** Whether somebody may take no part in the case in any role: out of its panel, gone from it while she was out, or the leader who had to give it away (forvaltningsloven § 6). */
export function isDisqualified({ panel, leftPanel, formerLeaders }: Pick<CaseState, 'panel' | 'leftPanel' | 'formerLeaders'>, user: UserId): boolean {
  const member = panel.find((one) => one.user === user);
  return (member !== undefined && isOut(member)) || [...leftPanel, ...formerLeaders].some((one) => one.user === user);
}

/** Whether the one who leads the case may not take part in it: then the case must move (forvaltningsloven § 6). */
export function isLeaderOut(state: Pick<CaseState, 'panel' | 'owner'>): boolean {
  const leader = memberOf(state, state.owner);
  return leader !== undefined && isOut(leader);
}

/** How the clarification stands: to be done while nobody is named or somebody must be replaced, asked while members are silent. */
export function impartialityStanding({ panel }: Pick<CaseState, 'panel'>): 'open' | 'asked' | 'done' {
  if (panel.length === 0 || panel.some(isOut)) return 'open';
  return panel.every(isClear) ? 'done' : 'asked';
}

/** How the confirmations stand: to be done while they have not been asked for, asked while members are silent. Who joins after the interviews were held has none to prepare for. */
export function briefingStanding(
  { panel, briefingSent }: Pick<CaseState, 'panel' | 'briefingSent'>,
  held: Instant | null,
): 'open' | 'asked' | 'done' {
  if (panel.length === 0 || briefingSent === null) return 'open';
  return panel.every(({ briefed, at }) => briefed !== null || (held !== null && at > held)) ? 'done' : 'asked';
}
