import type { Instant, IsoDate, UserId } from '../ids.ts';
import type { CaseHappening } from './event.ts';
import type { CaseState } from './state.ts';

/** What a member of the panel can answer to «Kan du behandle saken?». The words are deletable; the events say only whether she may take part. */
export const impartialityAnswers = ['yes', 'no', 'doubt'] as const;

/** What a member of the panel answered. */
export type ImpartialityAnswer = (typeof impartialityAnswers)[number];

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
  } | null;
  /** What the superior decided about her doubt. */
  readonly ruling: { readonly clear: boolean; readonly on: IsoDate } | null;
  /** The day she confirmed what is not asked about, and the pitfalls. */
  readonly briefed: IsoDate | null;
}

/** A leader who was disqualified when the case was moved; `superior` refers to the director's name. */
export interface FormerLeader {
  readonly user: UserId;
  readonly name: string | null;
  readonly superior: string | null;
}

type PanelHappening = Extract<
  CaseHappening,
  { kind: 'panel-named' | 'panel-left' | 'impartiality-answered' | 'impartiality-decided' | 'briefing-confirmed' }
>;

/** The panel after one more happening about it. */
export function evolvePanel(panel: readonly PanelMember[], what: PanelHappening, at: Instant): readonly PanelMember[] {
  const hers = (change: Partial<PanelMember>) => panel.map((one) => (one.user === what.member ? { ...one, ...change } : one));
  switch (what.kind) {
    case 'panel-named':
      return [
        ...panel.filter(({ user }) => user !== what.member),
        { user: what.member, name: what.name ?? null, at, unreached: what.unreached ?? false, answer: null, ruling: null, briefed: null },
      ];
    case 'panel-left':
      return panel.filter(({ user }) => user !== what.member);
    case 'impartiality-answered':
      return hers({ answer: { clear: what.clear, words: what.answer, on: what.on, at, superior: what.superior ?? null }, ruling: null });
    case 'impartiality-decided':
      return hers({ ruling: { clear: what.clear, on: what.on } });
    case 'briefing-confirmed':
      return hers({ briefed: what.on });
  }
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

/** How the confirmations stand: to be done while they have not been asked for, asked while members are silent. */
export function briefingStanding({ panel, briefingSent }: Pick<CaseState, 'panel' | 'briefingSent'>): 'open' | 'asked' | 'done' {
  if (panel.length === 0 || briefingSent === null) return 'open';
  return panel.every(({ briefed }) => briefed !== null) ? 'done' : 'asked';
}
