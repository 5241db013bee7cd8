import type { BroadcastId, CaseId, Instant } from '../../src/core/ids.ts';
import type { GateView } from '../../src/core/reply/form-view.ts';
import type { AheadView, PlanView } from '../../src/core/reply/plan-view.ts';
import type { Reply } from '../../src/core/reply/reply.ts';
import type { BroadcastPreviewView, BroadcastReportView } from '../../src/core/broadcast/broadcast-views.ts';
import { closedCase, heldCase, middleCase, overdueCase, startCase, withdrawnCase } from './sample-cases.ts';
import { caseForm, stepForm } from './sample-forms.ts';
import { back, button, caseId, date, freeze, local, principle, stageTitles, step } from './sample-parts.ts';

export const wholePlan: PlanView = {
  caseId,
  title: 'Sykepleier',
  stages: stageTitles.map((title, index) => ({
    title,
    state: index < 2 ? 'done' : index === 2 ? 'current' : 'ahead',
    done: index < 2 ? 4 : index === 2 ? 1 : 0,
    of: 4,
    unfolded: index === 2,
    steps: [
      { stepId: step('advert.plan'), title: local('Lag en tidsplan', 'Lag ein tidsplan', 'Make a schedule'), state: 'done', note: local('Gjort torsdag 12. november 2026', 'Gjort torsdag 12. november 2026', 'Done on Thursday 12 November 2026'), button: button('step.open', local('Vis', 'Vis', 'Show'), 'normal', false, { step: 'advert.plan' }) },
      { stepId: step('advert.write'), title: local('Skriv annonsen', 'Skriv annonsen', 'Write the advertisement'), state: 'next', note: null, button: button('step.open', local('Åpne', 'Opne', 'Open'), 'primary', false, { step: 'advert.write' }) },
      { stepId: step('advert.check'), title: local('Be om uttalelse', 'Be om uttale', 'Ask for a statement'), state: 'asked', note: local('Uttalelse fra tillitsvalgte', 'Uttale frå dei tillitsvalde', 'The unions’ statement'), button: button('step.open', local('Åpne', 'Opne', 'Open'), 'normal', false, { step: 'advert.check' }) },
      { stepId: step('advert.share'), title: local('Del annonsen', 'Del annonsen', 'Share the advertisement'), state: 'skipped', note: null, button: null },
      { stepId: step('advert.period'), title: local('Følg med i søknadsperioden', 'Følg med i søknadsperioden', 'Follow the application period'), state: 'open', note: null, button: null },
      { stepId: step('advert.publish'), title: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'), state: 'shut', note: local('Direktøren må godkjenne stillingen før den lyses ut.', 'Direktøren må godkjenne stillinga før ho blir lyst ut.', 'The director must approve the post before it is advertised.'), button: button('step.open', local('Åpne', 'Opne', 'Open'), 'normal', false, { step: 'advert.publish' }) },
    ],
    unfold: button('case.plan', local('Vis stegene', 'Vis stega', 'Show the steps'), 'normal', false, { stage: `stage-${index}` }),
  })),
  buttons: [back],
};

export const timeline: AheadView = {
  caseId,
  title: 'Sykepleier',
  past: [{ what: local('Utlysning', 'Utlysing', 'Publication'), date: date('2026-11-12') }],
  notices: [{ tone: 'attention', text: { key: 'app.ahead.reach-short', params: { wanted: { date: '2027-03-01' }, date: { date: '2027-05-18' } } } }],
  rows: [
    { date: date('2026-11-19'), days: -3, state: 'overdue', what: local('Send statusmelding', 'Send statusmelding', 'Send a status message'), day: null, note: { key: 'app.ahead.waits', params: { kind: { key: 'app.ahead.proposal' }, who: { key: 'app.ahead.who.you' } } } },
    { date: date('2026-11-22'), days: 0, state: 'today', what: local('Annonsen skal ut {day}.', 'Annonsen skal ut {day}.', 'The advertisement goes out {day}.'), day: date('2026-11-23'), note: { key: 'app.ahead.reminder' } },
    { date: date('2026-12-04'), days: 12, state: 'ahead', what: local('Søknadsfrist', 'Søknadsfrist', 'Application deadline'), day: null, note: { key: 'app.ahead.set' } },
    { date: date('2026-12-09'), days: 17, state: 'suggested', what: local('Søkerlisten er låst', 'Søkjarlista er låst', 'The list of applicants is locked'), day: null, note: null },
  ],
  suggestion: { key: 'app.ahead.plan-backwards' },
  page: { number: 1, of: 2 },
  buttons: [button('case.ahead', local('Neste side', 'Neste side', 'Next page'), 'normal', false, { page: 1 }), button('case.calendar', local('Til kalenderen', 'Til kalenderen', 'To my calendar')), back],
};

export const shutGate: GateView = {
  caseId,
  caseTitle: 'Sykepleier',
  gate: 'G2',
  title: local('Godkjenning under ansettelsesstopp', 'Godkjenning under tilsetjingsstopp', 'Approval under the hiring freeze'),
  step: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
  text: local('Direktøren må godkjenne stillingen før den lyses ut.', 'Direktøren må godkjenne stillinga før ho blir lyst ut.', 'The director must approve the post before it is advertised.'),
  rule: freeze,
  advises: false,
  opens: [{ title: local('Be om godkjenning', 'Be om godkjenning', 'Ask for approval'), button: button('step.open', local('Åpne steget', 'Opne steget', 'Open the step'), 'primary', false, { step: 'need.approval' }) }],
  buttons: [button('gate.pass-form', local('Gå videre likevel', 'Gå vidare likevel', 'Go on all the same'), 'normal', false, { door: 'G2/1' }), back],
};

const line = (id: string, title: string, changes: object = {}) => ({
  caseId: id as CaseId, title, unit: 'Bråset bo- og omsorgssenter', status: 'running' as const, stage: stageTitles[2], next: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
  date: date('2026-12-04'), request: null, owner: null, button: button('case.show', local('Åpne', 'Opne', 'Open'), 'normal', false, { case: id }), ...changes,
});

const sampleText = { title: 'Nye frister for sommervikarer', body: 'Meld behovet **innen 1. mars**.\n\n- én linje per enhet\n- si fra om du ikke trenger noen', notification: '' };

const preview: BroadcastPreviewView = {
  context: { key: 'app.broadcast.step', params: { number: 3 } },
  title: { key: 'app.broadcast.review.title' },
  intro: { key: 'app.broadcast.review.intro' },
  notices: [{ tone: 'attention', text: { key: 'app.broadcast.no-approver' } }],
  texts: (['nb', 'nn', 'en'] as const).map((locale) => ({ ...sampleText, language: { key: `app.broadcast.for-language.${locale}` } })),
  link: { label: 'Skjema', url: 'https://intranett.example/sommer' },
  image: { url: 'https://bilder.example/sommer.png', alt: 'En sommerdag' },
  confirm: true,
  audience: {
    count: { key: 'app.broadcast.count', params: { count: 2 } },
    meant: { key: 'app.broadcast.meant.list' },
    names: [{ name: 'Silje Hovland', note: null }, { name: 'Ingrid Sunde', note: { key: 'app.broadcast.not-reachable' } }],
    page: { number: 1, of: 2 },
    buttons: [button('broadcast.review', { key: 'app.broadcast.button.more-names' }, 'normal', true, { page: 2 })],
    notices: [{ tone: 'attention', text: { key: 'app.broadcast.unreachable', params: { count: 1 } } }],
  },
  facts: [{ key: 'app.broadcast.when.now' }],
  inputs: [],
  buttons: [button('broadcast.send', { key: 'app.broadcast.button.send-to-approval' }, 'primary', true)],
};

const progress: BroadcastReportView = {
  id: '2026-3' as BroadcastId,
  title: 'Nye frister for sommervikarer',
  author: 'Eirik Lunde',
  state: { key: 'app.broadcast.state.sending', params: { done: 31, of: 40 } },
  figures: { sent: 28, failed: 2, unknown: 1, cancelled: 0, waiting: 9 },
  facts: [{ key: 'app.broadcast.confirmed', params: { count: 4, of: 28 } }],
  notices: [{ tone: 'attention', text: { key: 'app.broadcast.unknown-told', params: { count: 1 } } }],
  recipients: null,
  buttons: [button('broadcast.cancel', { key: 'app.broadcast.button.cancel' }, 'destructive', false, { broadcast: '2026-3' })],
  more: [button('broadcast.look', { key: 'app.broadcast.button.look' }, 'normal', false, { broadcast: '2026-3' })],
  links: [],
};

/** Every reply the contract knows, in its rich and in its poor form, by a name for the tests. */
export const sampleReplies: Readonly<Record<string, Reply>> = {
  'case at the start': { kind: 'case', view: startCase },
  'case in the middle': { kind: 'case', view: middleCase },
  'overdue case': { kind: 'case', view: overdueCase },
  'held case': { kind: 'case', view: heldCase },
  'withdrawn case': { kind: 'case', view: withdrawnCase },
  'closed case': { kind: 'case', view: closedCase },
  plan: { kind: 'plan', view: wholePlan },
  ahead: { kind: 'ahead', view: timeline },
  'empty timeline': { kind: 'ahead', view: { ...timeline, past: [], notices: [], rows: [], page: { number: 1, of: 1 }, buttons: [back] } },
  'case form': { kind: 'form', view: caseForm },
  'step form': { kind: 'form', view: stepForm },
  'form without inputs': { kind: 'form', view: { ...stepForm, why: null, moreRules: [], intro: null, inputs: [], notices: [{ tone: 'good', text: local('Gjort i dag', 'Gjort i dag', 'Done today') }, { tone: 'neutral', text: { plain: 'To ledere og én tillitsvalgt' } }], buttons: [back] } },
  'shut gate': { kind: 'gate', view: shutGate },
  'advising gate': { kind: 'gate', view: { ...shutGate, advises: true, opens: [], rule: principle } },
  'case list': {
    kind: 'case-list', title: local('Sakene dine', 'Sakene dine', 'Your cases'), more: 3, buttons: [button('case.new', local('Ny rekruttering', 'Ny rekruttering', 'New recruitment'), 'primary')],
    cases: [line('2026-14', 'Sykepleier'), line('2026-9', 'Barnehagelærer', { status: 'held', date: null, owner: 'Ola Nordmann' }), line('2025-88', 'Ingeniør vann og avløp', { status: 'closed', stage: null, next: null, date: null, request: local('Innsyn: svar innen 4. desember', 'Innsyn: svar innan 4. desember', 'Access: answer by 4 December') })],
  },
  'empty case list': { kind: 'case-list', title: local('Sakene dine', 'Sakene dine', 'Your cases'), more: 0, cases: [], buttons: [] },
  notice: { kind: 'notice', text: local('Jeg forstod ikke det.', 'Eg forstod ikkje det.', 'I did not understand that.'), detail: local('Skriv «hjelp» for å se hva du kan skrive.', 'Skriv «hjelp» for å sjå kva du kan skrive.', 'Write “help” to see what you can write.'), buttons: [button('help.show', local('Hjelp', 'Hjelp', 'Help'))] },
  'bare notice': { kind: 'notice', text: local('Språket er bokmål.', 'Språket er nynorsk.', 'The language is English.'), detail: null, buttons: [] },
  welcome: { kind: 'welcome', name: 'Kari Nordmann', text: local('Jeg loser deg gjennom en rekruttering, ett steg om gangen.', 'Eg losar deg gjennom ei rekruttering, eitt steg om gongen.', 'I pilot you through a recruitment, one step at a time.'), buttons: [button('case.new', local('Ny rekruttering', 'Ny rekruttering', 'New recruitment'), 'primary'), button('cases.list', local('Sakene mine', 'Sakene mine', 'My cases'))] },
  'welcome without a name': { kind: 'welcome', name: ' ', text: local('Jeg loser deg.', 'Eg losar deg.', 'I pilot you.'), buttons: [] },
  help: { kind: 'help', text: local('Skriv, eller bruk knappene.', 'Skriv, eller bruk knappane.', 'Write, or use the buttons.'), lines: [{ say: local('ny sak sykepleier', 'ny sak sjukepleiar', 'new case nurse'), does: local('Starter en rekruttering', 'Startar ei rekruttering', 'Starts a recruitment') }, { say: local('mine saker', 'mine saker', 'my cases'), does: local('Viser sakene dine', 'Viser sakene dine', 'Shows your cases') }], buttons: [] },
  settings: {
    kind: 'settings', intro: local('Bekreft det som stemmer, og endre resten.', 'Stadfest det som stemmer, og endre resten.', 'Confirm what is right, and change the rest.'), buttons: [back],
    settings: [
      { id: 'freeze.on', label: local('Ansettelsesstoppen gjelder', 'Tilsetjingsstoppen gjeld', 'The hiring freeze is in force'), value: local('Ja', 'Ja', 'Yes'), confirmed: false, source: '004:L536-539', buttons: [button('settings.set', local('Bekreft', 'Stadfest', 'Confirm'), 'primary', false, { setting: 'freeze.on' }), button('settings.set', local('Endre til nei', 'Endre til nei', 'Change to no'), 'normal', false, { setting: 'freeze.on', value: false })] },
      { id: 'references.minimum', label: local('Minste antall referanser', 'Minste talet på referansar', 'Minimum number of references'), value: { plain: '2' }, confirmed: true, source: '004:L1440', buttons: [] },
    ],
  },
  'advert-report': {
    kind: 'advert-report',
    view: {
      context: { plain: 'Sykepleier' },
      counts: { must: 1, should: 1, hint: 0, kept: 1 },
      standing: [{ tone: 'attention', text: local('Ett punkt må rettes.', 'Eitt punkt må rettast.', 'One point must be mended.') }],
      since: { fixed: 2, remaining: 1, added: 1 },
      page: { number: 1, of: 1 },
      findings: [
        { group: 'must', reason: null, quote: { before: 'Vi søker en ', text: 'ung og sprek', after: ' kollega' }, message: 'Alder er ikke et krav.', suggestion: 'Stryk ordet.', exception: 'Lovbestemt aldersgrense.', source: 'likestillings- og diskrimineringsloven § 6', principle: 'S3-08', isNew: true },
        { group: 'should', reason: null, quote: null, message: 'Annonsen sier ikke hvem søkeren kan ringe.', suggestion: null, exception: null, source: 'Prinsipper', principle: 'S3-07', isNew: false },
        { group: 'kept', reason: 'Kravet følger av en forskrift.', quote: { before: 'God ', text: 'fysikk', after: '' }, message: 'Helse er ikke et krav.', suggestion: null, exception: null, source: 'likestillings- og diskrimineringsloven § 6', principle: 'S3-08', isNew: false },
      ],
      notAssessed: [{ plain: 'bilde og logo' }],
      notices: [{ plain: 'Ikke tatt vare på.' }],
      buttons: [],
    },
  },
  'reported-findings': {
    kind: 'reported-findings',
    findings: [
      { rule: 'inclusion.age', principle: 'S3-08', quote: 'barn og unge', message: 'Alder er ikke et krav.', comment: 'Det er brukerne.', from: { plain: 'Kari Nordmann' }, button: button('advert.handled', local('Behandlet', 'Behandla', 'Dealt with'), 'normal', false, { reported: 'x' }) },
      { rule: 'offer.pay-missing', principle: 'S3-06', quote: null, message: 'Lønn mangler.', comment: 'Den står der.', from: { plain: 'Ola Nordmann' }, button: button('advert.handled', local('Behandlet', 'Behandla', 'Dealt with'), 'normal', false, { reported: 'y' }) },
    ],
    buttons: [],
  },
  'my data': {
    kind: 'my-data',
    lines: [
      { heading: local('Hvem du er', 'Kven du er', 'Who you are'), text: { plain: 'Kari Nordmann' } },
      { heading: local('Utkast', 'Utkast', 'Drafts'), text: { plain: '2' } },
    ],
    note: local('Utkast blir slettet.', 'Utkast blir sletta.', 'Drafts are deleted.'),
    links: [{ label: local('Last ned', 'Last ned', 'Download'), url: 'http://127.0.0.1:3978/download/x' }],
    buttons: [button('data.drop-drafts', local('Slett', 'Slett', 'Delete'), 'destructive')],
  },
  'my data without buttons': { kind: 'my-data', lines: [], note: { plain: 'x' }, links: [], buttons: [] },
  'my data as text': { kind: 'my-data-export', part: 1, of: 2, runs: ['{ "a": 1,', ' "b": 2 }'] },
  reminder: {
    kind: 'reminder',
    view: {
      caseId, caseTitle: 'Sykepleier', title: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
      text: { say: local('Annonsen skal ut {day}.', 'Annonsen skal ut {day}.', 'The advertisement is to go out {day}.'), day: date('2026-12-04'), inDays: 1 },
      due: { day: date('2026-12-04'), inDays: 1, tone: 'soon' }, standing: local('Du får denne fordi Ola er borte.', 'Du får denne fordi Ola er borte.', 'You get this because Ola is away.'), why: freeze, moreRules: [principle],
      buttons: [button('step.open', local('Gjør dette nå', 'Gjer dette no', 'Do this now'), 'primary', false, { step: 'advert.publish' }), button('reminder.snooze-form', local('Utsett', 'Utset', 'Remind me later'), 'normal', false, { reminder: 'RM-07/-/2026-12-04' }), button('reminder.settle-form', local('Ikke relevant', 'Ikkje relevant', 'Not relevant'), 'normal', false, { reminder: 'RM-07/-/2026-12-04', settles: 'RM-07' })],
    },
  },
  'overdue reminder': {
    kind: 'reminder',
    view: {
      caseId, caseTitle: 'Sykepleier', title: local('Etter ansettelsen', 'Etter tilsetjinga', 'After the appointment'),
      text: { say: local('Oppstarten var {day}.', 'Oppstarten var {day}.', 'The start was {day}.'), day: date('2026-11-01'), inDays: -30 },
      due: { day: date('2026-12-01'), inDays: -2, tone: 'overdue' }, standing: null, why: null, moreRules: [],
      buttons: [button('reminder.settle', local('Gjort', 'Gjort', 'Done'), 'primary', false, { reminder: 'RM-29/p1/2026-12-01', settles: 'RM-29', position: 'p1', as: 'done' })],
    },
  },
  digest: {
    kind: 'digest',
    groups: [
      { caseId, title: 'Sykepleier', unit: 'Bråset bo- og omsorgssenter', button: button('case.show', local('Vis saken', 'Vis saka', 'Show the case')), lines: [
        { title: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'), due: { day: date('2026-12-01'), inDays: -1, tone: 'overdue' }, standing: null, button: button('reminder.open', local('Åpne', 'Opne', 'Open'), 'normal', false, { reminder: 'RM-07/-/2026-12-01' }) },
        { title: local('Lås søkerlisten', 'Lås søkjarlista', 'Lock the list'), due: { day: date('2026-12-02'), inDays: 0, tone: 'due' }, standing: local('Ola er borte.', 'Ola er borte.', 'Ola is away.'), button: null },
      ] },
      { caseId: '2026-9' as CaseId, title: 'Barnehagelærer', unit: 'Lyngheim barnehage', button: null, lines: [{ title: local('Drøft deltid', 'Drøft deltid', 'Discuss part-time'), due: { day: date('2026-11-20'), inDays: -12, tone: 'told' }, standing: null, button: null }] },
    ],
    buttons: [button('alerts.show', local('Varsler', 'Varsel', 'Alerts'))],
  },
  broadcast: {
    kind: 'broadcast',
    view: {
      id: '2026-3' as BroadcastId,
      title: 'Nye frister for sommervikarer',
      body: 'Meld behovet **innen 1. mars**.\n\n- én linje per enhet\n- si fra om du ikke trenger noen',
      link: { label: 'Skjema på intranettet', url: 'https://intranett.example/sommer' },
      image: { url: 'https://bilder.example/sommer.png', alt: 'En sommerdag ved fjorden' },
      notification: 'Meld behov for sommervikarer innen 1. mars',
      confirm: true,
      confirmed: 'no',
      corrected: '2026-11-22T09:15:00.000Z' as Instant,
      withdrawn: null,
      reminder: false,
      from: 'HR i Asker kommune',
      preview: false,
      buttons: [button('broadcast.confirm', local('Bekreft lest', 'Stadfest lesen', 'Confirm read'), 'primary', false, { broadcast: '2026-3' })],
    },
  },
  'broadcast preview of three languages': { kind: 'broadcast-preview', view: preview },
  'broadcast preview with nothing in it': { kind: 'broadcast-preview', view: { ...preview, intro: null, texts: [], link: null, image: null, audience: { ...preview.audience, names: [], buttons: [], notices: [], page: { number: 1, of: 1 } }, facts: [], inputs: [], buttons: [] } },
  'broadcast on its way': { kind: 'broadcast-report', view: progress },
  'broadcast report with recipients': { kind: 'broadcast-report', view: { ...progress, facts: [], more: [], recipients: { title: { key: 'app.broadcast.recipients.missed', params: { count: 2 } }, page: { number: 1, of: 2 }, buttons: [button('broadcast.show', { key: 'app.broadcast.button.next' }, 'normal', false, { broadcast: '2026-3', only: 'missed', page: 2 })], rows: [{ name: 'Torunn Berge', unit: 'Lia barnehage', state: 'failed', text: { key: 'app.broadcast.fate.failed' } }, { name: 'Sverre Strand', unit: null, state: 'unknown', text: { key: 'app.broadcast.fate.unknown', params: { at: { moment: '2026-11-22T09:15:00.000Z' } } } }] } } },
  'broadcast report without buttons': { kind: 'broadcast-report', view: { ...progress, figures: { sent: 0, failed: 0, unknown: 0, cancelled: 0, waiting: 0 }, buttons: [], more: [] } },
  'broadcast list': { kind: 'broadcast-list', view: { rows: [{ id: '2026-3' as BroadcastId, title: 'Nye frister', state: { key: 'app.broadcast.state.draft' }, people: { key: 'app.broadcast.people', params: { author: 'Eirik Lunde', at: { moment: '2026-11-22T09:15:00.000Z' } } }, button: button('broadcast.show', { key: 'app.broadcast.button.open' }, 'normal', false, { broadcast: '2026-3' }) }], page: { number: 1, of: 2 }, buttons: [button('broadcast.new', { key: 'app.broadcast.button.new' }, 'primary')] } },
  'empty broadcast list': { kind: 'broadcast-list', view: { rows: [], page: { number: 1, of: 1 }, buttons: [] } },
  sheet: { kind: 'sheet', name: { key: 'app.broadcast.sheet.name', params: { id: '2026-3' } }, part: 1, of: 1, rows: [[{ plain: 'Kari; Nordmann' }, 3, null, { moment: '2026-11-22T09:15:00.000Z' as Instant }]] },
  moved: { kind: 'moved', caseId, title: 'Sykepleier' },
};
