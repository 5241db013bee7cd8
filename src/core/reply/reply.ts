import type { BroadcastListView, BroadcastPreviewView, BroadcastReportView } from '../broadcast/broadcast-views.ts';
import type { CaseId } from '../ids.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { Say } from '../text.ts';
import type { AdvertReportView, ReportedFindingView } from './advert-view.ts';
import type { BroadcastView } from './broadcast-view.ts';
import type { Button } from './button.ts';
import type { CaseLine, CaseView } from './case-view.ts';
import type { FormView, GateView, LinkView } from './form-view.ts';
import type { AheadView, PlanView } from './plan-view.ts';
import type { DigestGroup, ReminderView } from './reminder-view.ts';
import type { SettingView } from './setting-view.ts';

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
