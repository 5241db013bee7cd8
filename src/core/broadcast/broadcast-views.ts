import type { Button } from '../reply/button.ts';
import type { CaseView } from '../reply/case-view.ts';
import type { InputView, LinkView } from '../reply/form-view.ts';
import type { BroadcastId } from '../ids.ts';
import type { Say } from '../text.ts';

/** A page of something longer than a card. */
interface PageView {
  readonly number: number;
  readonly of: number;
}

/** The words of a broadcast in one language, as they will be shown. */
export interface BroadcastTextView {
  /** Which language; null where there is only one. */
  readonly language: Say | null;
  readonly title: string;
  /** As HR has typed it. */
  readonly body: string;
  readonly notification: string;
}

/** A broadcast before it leaves: as it will look, to whom it goes, and what is decided now. */
export interface BroadcastPreviewView {
  readonly context: Say;
  readonly title: Say;
  readonly intro: Say | null;
  readonly notices: CaseView['notices'];
  readonly texts: readonly BroadcastTextView[];
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly image: { readonly url: string; readonly alt: string } | null;
  readonly confirm: boolean;
  readonly audience: {
    /** Who was asked for. */
    readonly meant: Say;
    /** How many that is. */
    readonly count: Say;
    readonly names: readonly { readonly name: string; readonly note: Say | null }[];
    readonly page: PageView;
    /** Leafs through the names. */
    readonly buttons: readonly Button[];
    /** What of a pasted list found nobody, and what it named twice. */
    readonly notices: CaseView['notices'];
  };
  /** When it leaves, who approves it, how long a newcomer gets it. */
  readonly facts: readonly Say[];
  readonly inputs: readonly InputView[];
  readonly buttons: readonly Button[];
}

/** States a recipient can be shown in; the bar and the figures have them in this order. */
export const shownStates = ['sent', 'failed', 'unknown', 'cancelled', 'waiting'] as const;

/** A state a recipient can be shown in. */
export type ShownState = (typeof shownStates)[number];

/** A broadcast that is on its way or has arrived: the bar, the figures, and what became of each recipient. */
export interface BroadcastReportView {
  readonly id: BroadcastId;
  readonly title: string;
  readonly author: string;
  /** How it stands, in a sentence. */
  readonly state: Say;
  readonly figures: Readonly<Record<ShownState, number>>;
  /** Who has confirmed, where it is asked for; and what else there is to say. */
  readonly facts: readonly Say[];
  readonly notices: CaseView['notices'];
  /** The recipients asked for, a page at a time; null while none are shown. */
  readonly recipients: {
    readonly title: Say;
    readonly rows: readonly { readonly name: string; readonly unit: string | null; readonly state: ShownState; readonly text: Say }[];
    readonly page: PageView;
    readonly buttons: readonly Button[];
  } | null;
  readonly buttons: readonly Button[];
  /** Behind «Mer». */
  readonly more: readonly Button[];
  readonly links: readonly LinkView[];
}

/** «Utsendinger»: what has been sent and what is on its way, the newest first. */
export interface BroadcastListView {
  readonly rows: readonly {
    readonly id: BroadcastId;
    readonly title: string;
    /** How it stands, with figures. */
    readonly state: Say;
    /** By whom, approved by whom. */
    readonly people: Say;
    readonly button: Button;
  }[];
  readonly page: PageView;
  readonly buttons: readonly Button[];
}
