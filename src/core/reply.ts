import type { BroadcastListView, BroadcastPreviewView, BroadcastReportView } from './broadcast/broadcast-views.ts';
import type { Cell } from './sheet/sheet.ts';
import type { BroadcastId, CaseId, Instant, IsoDate, RuleId, StepId } from './ids.ts';
import type { Localized, Message, Say } from './text.ts';

/** A button; `data` is complete, the view adds nothing to it. */
export interface Button {
  readonly verb: Verb;
  readonly label: Say;
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly style: 'primary' | 'normal' | 'destructive';
  /** Inputs are checked by the client before the press is sent; false for «tilbake» and the like. */
  readonly submits: boolean;
}

/** Every verb a card may carry; stable, listed in docs/cards.md. */
export const verbs = [
  'case.new',
  'case.open',
  'case.show',
  'case.plan',
  'case.ahead',
  'case.calendar',
  'case.edit',
  'case.change',
  'step.open',
  'step.ask',
  'step.do',
  'step.skip-form',
  'step.skip',
  'step.reopen-form',
  'step.reopen',
  'answer.open',
  'answer.give',
  'answer.return',
  'list.open',
  'list.save',
  'list.link',
  'gate.pass-form',
  'gate.pass',
  'case.withdraw-form',
  'case.withdraw',
  'case.readvertise',
  'offer.decline-form',
  'offer.decline',
  'position.unfill-form',
  'position.unfill',
  'case.hold-form',
  'case.hold',
  'case.resume',
  'case.handover-form',
  'case.handover',
  'case.undo',
  'cases.list',
  'help.show',
  'language.set',
  'settings.show',
  'settings.set',
  'settings.change-form',
  'settings.change',
  'policy.adopt',
  'union.involve-form',
  'union.involve',
  'union.answer-form',
  'union.answer',
  'union.correct-form',
  'union.correct',
  'times.form',
  'times.save',
  'slot.clear-form',
  'slot.clear',
  'slot.call-form',
  'slot.call',
  'slot.drop-form',
  'slot.drop',
  'request.form',
  'request.register',
  'request.open',
  'request.answer',
  'panel.search',
  'panel.save',
  'panel.record-form',
  'panel.record',
  'panel.ask',
  'panel.answer',
  'panel.decide',
  'panel.brief',
  'panel.read',
  'panel.confirm',
  'advert.open',
  'advert.check',
  'advert.page',
  'advert.read',
  'advert.finding',
  'advert.decide',
  'advert.reported',
  'advert.handled',
  'delivery.settle',
  'data.export',
  'data.drop-drafts',
  'reminder.open',
  'reminder.snooze-form',
  'reminder.snooze',
  'reminder.settle-form',
  'reminder.settle',
  'alerts.show',
  'alerts.set',
  'broadcast.new',
  'broadcast.text',
  'broadcast.text-form',
  'broadcast.audience',
  'broadcast.audience-form',
  'broadcast.review',
  'broadcast.look',
  'broadcast.send',
  'broadcast.drop',
  'broadcast.approve',
  'broadcast.return-form',
  'broadcast.return',
  'broadcast.list',
  'broadcast.show',
  'broadcast.cancel',
  'broadcast.resend',
  'broadcast.remind',
  'broadcast.correct-form',
  'broadcast.correct',
  'broadcast.withdraw-form',
  'broadcast.withdraw',
  'broadcast.export',
  'broadcast.confirm',
] as const;

/** A verb a card may carry. */
export type Verb = (typeof verbs)[number];

/** A rule as the reader sees it: the sentence, what it rests on, its id. */
export interface RuleView {
  readonly id: RuleId;
  readonly text: Localized;
  readonly basis: Localized;
  /** Where we have it from: a named document with its lines, or the published source as it is written. */
  readonly source: string | Message;
  /** `binding` is law or the municipality's must; `advice` is should, target or information; `unconfirmed` waits for HR. */
  readonly weight: 'law' | 'local' | 'advice' | 'unconfirmed';
  /** The reader is somebody else than the manager the sentence speaks to. */
  readonly isManagers?: boolean;
}

/** A deadline; the view writes the date out. `proposal` is a product default, not a rule. */
export interface DeadlineView {
  readonly what: Localized;
  readonly date: IsoDate;
  readonly state: 'ahead' | 'today' | 'overdue';
  readonly proposal: boolean;
}

/** A reminder's words; `{day}` in them is the day, written as it is read. */
export interface ReminderText {
  readonly say: Say;
  readonly day: IsoDate;
  /** Days from the reader's day to it, for «i morgen»; null where the text is read on any day. */
  readonly inDays: number | null;
}

/** How a reminder stands to the day it is read: it is told apart in words and colour, never louder. */
export interface ReminderDue {
  readonly day: IsoDate;
  readonly inDays: number;
  /** `told` for what HR hears of: the day, without a word on who should have done what. */
  readonly tone: 'soon' | 'due' | 'overdue' | 'told';
}

/** A single reminder with what she can do about it here. */
export interface ReminderView {
  readonly caseId: CaseId;
  readonly caseTitle: string;
  readonly title: Say;
  readonly text: ReminderText;
  readonly due: ReminderDue;
  /** Why it comes to her, when it is another's. */
  readonly standing: Say | null;
  readonly why: RuleView | null;
  readonly moreRules: readonly RuleView[];
  readonly buttons: readonly Button[];
}

/** What is due in one case. */
export interface DigestGroup {
  readonly caseId: CaseId;
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly title: Say; readonly due: ReminderDue; readonly standing: Say | null; readonly button: Button | null }[];
  /** Opens the case; null for who may not see it. */
  readonly button: Button | null;
}

/** The living card of a case. */
export interface CaseView {
  readonly caseId: CaseId;
  readonly title: string;
  readonly unit: string;
  /** Short lines about the post: percentage, permanence, route. */
  readonly facts: readonly Say[];
  readonly status: 'running' | 'held' | 'withdrawn' | 'closed';
  /** Explains a status that is not `running`, for instance why and until when it is on hold. */
  readonly statusNote: Say | null;
  readonly stage: {
    readonly title: Localized;
    readonly index: number;
    readonly of: number;
    readonly stepsDone: number;
    readonly stepsOf: number;
  } | null;
  readonly stages: readonly { readonly title: Localized; readonly state: 'done' | 'current' | 'ahead' }[];
  readonly next: { readonly stepId: StepId; readonly title: Say; readonly instruction: Say } | null;
  /** What became due the moment it was known; said quietly under the next step. */
  readonly reminders: readonly ReminderText[];
  /** Said instead of `next` when nothing can be done now: what is waited for. */
  readonly idle: Say | null;
  readonly why: RuleView | null;
  readonly moreRules: readonly RuleView[];
  readonly waiting: readonly { readonly what: Localized; readonly who: Localized; readonly since: IsoDate }[];
  readonly deadline: DeadlineView | null;
  /** One or two lines that matter now: a warning, a confirmation of what was just done. */
  readonly notices: readonly { readonly tone: 'good' | 'attention' | 'neutral'; readonly text: Say }[];
  readonly buttons: readonly Button[];
  /** Behind «Mer». */
  readonly more: readonly Button[];
}

/** One line of the whole path. */
export interface PlanStepView {
  readonly stepId: StepId;
  readonly title: Say;
  readonly state: 'done' | 'skipped' | 'asked' | 'next' | 'open' | 'shut';
  /** When it was done, by whom, or why it is shut. */
  readonly note: Say | null;
  readonly button: Button | null;
}

/** «Hele løypa»: one stage unfolded, the others as headings. */
export interface PlanView {
  readonly caseId: CaseId;
  readonly title: string;
  readonly stages: readonly {
    readonly title: Localized;
    readonly state: 'done' | 'current' | 'ahead';
    readonly done: number;
    readonly of: number;
    readonly unfolded: boolean;
    readonly steps: readonly PlanStepView[];
    readonly unfold: Button;
  }[];
  readonly buttons: readonly Button[];
}

/** One day of the timeline. */
export interface AheadRow {
  readonly date: IsoDate;
  /** Days from today; negative when it is over. */
  readonly days: number;
  /** `suggested` is nobody's decision. */
  readonly state: 'overdue' | 'today' | 'ahead' | 'suggested';
  readonly what: Say;
  /** The date a reminder hangs on, written where its text has `{day}`. */
  readonly day: IsoDate | null;
  /** What kind of day it is, and whom it waits for; null where the heading says it. */
  readonly note: Say | null;
}

/** «Hva skjer framover»: what has been, what has a day, what is suggested; a page at a time. */
export interface AheadView {
  readonly caseId: CaseId;
  readonly title: string;
  readonly past: readonly { readonly what: Localized; readonly date: IsoDate }[];
  /** How the plan stands to the wanted start. */
  readonly notices: CaseView['notices'];
  readonly rows: readonly AheadRow[];
  /** Heads the suggested rows: whether they are the latest days or the earliest. */
  readonly suggestion: Say;
  readonly page: { readonly number: number; readonly of: number };
  readonly buttons: readonly Button[];
}

/** One input of a form. `value` is what to fill in: an earlier answer or the refused draft. */
export interface InputView {
  readonly id: string;
  /** `several` is a choice of any number; its value is the chosen ones with commas between. */
  readonly kind: 'text' | 'multiline' | 'date' | 'count' | 'choice' | 'several' | 'tick';
  readonly label: Say;
  readonly hint: Say | null;
  readonly value: string;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly options: readonly { readonly value: string; readonly label: Say }[];
  /** What was wrong with the last answer, in one sentence that says what to do. */
  readonly problem: Message | null;
  /** The rule behind a tick, shown small. */
  readonly rule: { readonly id: RuleId; readonly basis: Localized } | null;
  /** A heading above the input when it starts a new group. */
  readonly heading: Say | null;
  /** Hidden behind a button with this label until it is asked for, with the others of the same key, which follow one another. */
  readonly fold?: { readonly key: string; readonly label: Say };
}

/** A page outside the chat. */
export interface LinkView {
  readonly label: Say;
  readonly url: string;
}

/** A form inside a card: a step, the case's facts, a reason, the job analysis list. */
export interface FormView {
  /** Stable name of the form, for docs/cards.md and tests: `step`, `case`, `reason`, `requirements`, `links`, `calendar`, `times`. */
  readonly form: string;
  /** What the form belongs to, above its title: case number and title, or null for a new case. */
  readonly context: Say | null;
  readonly title: Say;
  readonly intro: Say | null;
  readonly why: RuleView | null;
  readonly moreRules: readonly RuleView[];
  readonly notices: readonly { readonly tone: 'good' | 'attention' | 'neutral'; readonly text: Say }[];
  readonly inputs: readonly InputView[];
  readonly buttons: readonly Button[];
  /** Pages that open beside the form, which stays as it is. */
  readonly links?: readonly LinkView[];
}

/** A shut gate: which, why, what opens it. */
export interface GateView {
  readonly caseId: CaseId;
  readonly caseTitle: string;
  readonly gate: string;
  readonly title: Localized;
  /** The step that was asked for. */
  readonly step: Say;
  readonly text: Localized;
  readonly rule: RuleView;
  /** The gate rests on a setting HR has not confirmed: it advises. */
  readonly advises: boolean;
  readonly opens: readonly { readonly title: Say; readonly button: Button }[];
  readonly buttons: readonly Button[];
}

/** One line of «mine saker». */
export interface CaseLine {
  readonly caseId: CaseId;
  readonly title: string;
  readonly unit: string;
  readonly status: CaseView['status'];
  readonly stage: Localized | null;
  readonly next: Localized | null;
  readonly date: IsoDate | null;
  /** What somebody has asked for by right and waits for. */
  readonly request: Say | null;
  /** Who owns it, when the reader does not. */
  readonly owner: string | null;
  readonly button: Button;
}

/** One finding of the advert check, in the reader's language. */
export interface AdvertFindingView {
  /** Its severity, or `kept` where somebody has let it stand with a reason. */
  readonly group: 'must' | 'should' | 'hint' | 'kept';
  /** The quote in its sentence; null when something is missing. */
  readonly quote: { readonly before: string; readonly text: string; readonly after: string } | null;
  readonly message: string;
  readonly suggestion: string | null;
  readonly exception: string | null;
  /** Why it is kept. */
  readonly reason: string | null;
  readonly source: string;
  readonly principle: string;
  /** It was not there when the text was last checked. */
  readonly isNew: boolean;
}

/** The advert check's report, a page at a time. No score: what was found, and what was not assessed. */
export interface AdvertReportView {
  /** Case the advert belongs to, or null. */
  readonly context: Say | null;
  readonly counts: { readonly must: number; readonly should: number; readonly hint: number; readonly kept: number };
  /** Compared with the last check of the same advert; null for the first. */
  readonly since: { readonly fixed: number; readonly remaining: number; readonly added: number } | null;
  /** How the text stands to its case, and what was just done. */
  readonly standing: CaseView['notices'];
  readonly page: { readonly number: number; readonly of: number };
  readonly findings: readonly AdvertFindingView[];
  readonly notAssessed: readonly Say[];
  readonly notices: readonly Say[];
  readonly buttons: readonly Button[];
}

/** A finding somebody holds to be wrong, as HR reads it. */
export interface ReportedFindingView {
  readonly rule: string;
  readonly principle: string;
  readonly quote: string | null;
  readonly message: string;
  readonly comment: string;
  /** Who, when, in which case. */
  readonly from: Say;
  readonly button: Button;
}

/** A setting HR should confirm. */
export interface SettingView {
  readonly id: string;
  readonly label: Localized;
  readonly value: Say;
  readonly confirmed: boolean;
  readonly source: string | Message;
  readonly buttons: readonly Button[];
}

/** What a reader of a broadcast sees of it: HR's own words, in the language that serves her best. */
export interface BroadcastView {
  readonly id: BroadcastId;
  readonly title: string;
  /** As HR has typed it: a subset of markdown, everything else is shown as it stands. */
  readonly body: string;
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly image: { readonly url: string; readonly alt: string } | null;
  /** What the notification says. */
  readonly notification: string;
  /** She is asked to confirm that she has read it. */
  readonly confirm: boolean;
  /** What she has confirmed: nothing, the words before they were corrected, or those she sees. */
  readonly confirmed: 'no' | 'earlier-words' | 'yes';
  readonly corrected: Instant | null;
  /** It has been taken back; null as a notice stands for the usual words. */
  readonly withdrawn: { readonly notice: string | null } | null;
  /** She is asked once more to confirm. */
  readonly reminder: boolean;
  /** Whom it is from, as the municipality calls itself. */
  readonly from: string;
  /** Shown to who writes it, before it is sent. */
  readonly preview: boolean;
  /** «Bekreft lest» where it is asked for; the same data on everybody's card. */
  readonly buttons: readonly Button[];
}

/** Everything the bot can say, as data. */
export type Reply =
  | { readonly kind: 'welcome'; readonly name: string; readonly text: Say; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'help';
      readonly text: Say;
      readonly lines: readonly { readonly say: Say; readonly does: Say }[];
      readonly buttons: readonly Button[];
    }
  /** One short message with up to three buttons: not understood, language set, nothing found, no role. */
  | { readonly kind: 'notice'; readonly text: Say; readonly detail: Say | null; readonly buttons: readonly Button[] }
  | { readonly kind: 'case'; readonly view: CaseView }
  | { readonly kind: 'plan'; readonly view: PlanView }
  | { readonly kind: 'ahead'; readonly view: AheadView }
  | { readonly kind: 'form'; readonly view: FormView }
  | { readonly kind: 'gate'; readonly view: GateView }
  | {
      readonly kind: 'case-list';
      readonly title: Say;
      readonly cases: readonly CaseLine[];
      readonly more: number;
      readonly buttons: readonly Button[];
    }
  | { readonly kind: 'settings'; readonly intro: Say; readonly settings: readonly SettingView[]; readonly buttons: readonly Button[] }
  | { readonly kind: 'advert-report'; readonly view: AdvertReportView }
  | { readonly kind: 'reported-findings'; readonly findings: readonly ReportedFindingView[]; readonly buttons: readonly Button[] }
  /** What is held about the reader; links lead to the whole of it. */
  | {
      readonly kind: 'my-data';
      readonly lines: readonly { readonly heading: Say; readonly text: Say }[];
      readonly note: Say;
      readonly links: readonly LinkView[];
      readonly buttons: readonly Button[];
    }
  /** A part of the whole as text, cut into runs. */
  | { readonly kind: 'my-data-export'; readonly part: number; readonly of: number; readonly runs: readonly string[] }
  | { readonly kind: 'reminder'; readonly view: ReminderView }
  | { readonly kind: 'digest'; readonly groups: readonly DigestGroup[]; readonly buttons: readonly Button[] }
  /** What HR has sent out, as its reader gets it. */
  | { readonly kind: 'broadcast'; readonly view: BroadcastView }
  /** A broadcast before it leaves, for who writes it and who approves it. */
  | { readonly kind: 'broadcast-preview'; readonly view: BroadcastPreviewView }
  /** A broadcast on its way, and the report on it. */
  | { readonly kind: 'broadcast-report'; readonly view: BroadcastReportView }
  | { readonly kind: 'broadcast-list'; readonly view: BroadcastListView }
  /** A part of a table as text, where the channel takes no file without more ado. */
  | { readonly kind: 'sheet'; readonly name: Say; readonly part: number; readonly of: number; readonly rows: readonly (readonly Cell[])[] }
  /** What an older living card becomes when the case has been shown anew further down. */
  | { readonly kind: 'moved'; readonly caseId: CaseId; readonly title: string };
