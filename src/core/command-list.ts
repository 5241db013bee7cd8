import type { Localized } from './text.ts';

/** One command the client offers and the help shows; the title is what the person sends. */
export interface Command {
  readonly id:
    | 'new-case'
    | 'list-cases'
    | 'status'
    | 'next'
    | 'ahead'
    | 'check-advert'
    | 'help'
    | 'language'
    | 'undo'
    | 'my-data'
    | 'drop-drafts'
    | 'alerts';
  readonly title: Localized;
  readonly description: Localized;
}

/** The commands offered in the client's menu and in help, in the order they are shown. */
export const commandList: readonly Command[] = [
  {
    id: 'new-case',
    title: { nb: 'ny sak', nn: 'ny sak', en: 'new case' },
    description: { nb: 'Start en ny rekruttering', nn: 'Start ei ny rekruttering', en: 'Start a new recruitment' },
  },
  {
    id: 'list-cases',
    title: { nb: 'mine saker', nn: 'sakene mine', en: 'my cases' },
    description: {
      nb: 'Se sakene dine og hva som er neste steg i hver av dem',
      nn: 'Sjå sakene dine og kva som er neste steg i kvar av dei',
      en: 'See your cases and the next step in each of them',
    },
  },
  {
    id: 'status',
    title: { nb: 'status', nn: 'status', en: 'status' },
    description: { nb: 'Se hvor langt saken har kommet', nn: 'Sjå kor langt saka har kome', en: 'See how far the case has come' },
  },
  {
    id: 'next',
    title: { nb: 'neste', nn: 'neste', en: 'next' },
    description: { nb: 'Se hva du skal gjøre nå', nn: 'Sjå kva du skal gjere no', en: 'See what to do now' },
  },
  {
    id: 'ahead',
    title: { nb: 'hva skjer framover', nn: 'kva skjer framover', en: 'what lies ahead' },
    description: {
      nb: 'Se datoene og fristene i saken, og en plan fram til oppstart',
      nn: 'Sjå datoane og fristane i saka, og ein plan fram til oppstart',
      en: 'See the dates and deadlines of the case, and a plan up to the start',
    },
  },
  {
    id: 'check-advert',
    title: { nb: 'sjekk annonse', nn: 'sjekk annonse', en: 'check advert' },
    description: {
      nb: 'Hold et annonseutkast mot loven og reglene',
      nn: 'Hald eit annonseutkast mot lova og reglane',
      en: 'Hold a draft advertisement against the law and the rules',
    },
  },
  {
    id: 'help',
    title: { nb: 'hjelp', nn: 'hjelp', en: 'help' },
    description: { nb: 'Se hva du kan be om', nn: 'Sjå kva du kan be om', en: 'See what you can ask for' },
  },
  {
    id: 'language',
    title: { nb: 'språk', nn: 'språk', en: 'language' },
    description: { nb: 'Velg bokmål, nynorsk eller engelsk', nn: 'Vel bokmål, nynorsk eller engelsk', en: 'Choose Bokmål, Nynorsk or English' },
  },
  {
    id: 'undo',
    title: { nb: 'angre', nn: 'angre', en: 'undo' },
    description: { nb: 'Angre det siste du gjorde i saken', nn: 'Angre det siste du gjorde i saka', en: 'Undo the last thing you did in the case' },
  },
  {
    id: 'my-data',
    title: { nb: 'hva vet du om meg', nn: 'kva veit du om meg', en: 'what do you know about me' },
    description: {
      nb: 'Se og last ned det Losen har lagret om deg',
      nn: 'Sjå og last ned det Losen har lagra om deg',
      en: 'See and export what Losen holds about you',
    },
  },
  {
    id: 'drop-drafts',
    title: { nb: 'slett utkastene mine', nn: 'slett utkasta mine', en: 'delete my drafts' },
    description: {
      nb: 'Slett skjemaer og annonsetekster du ikke er ferdig med',
      nn: 'Slett skjema og annonsetekstar du ikkje er ferdig med',
      en: 'Delete forms and advert texts you have not finished',
    },
  },
  {
    id: 'alerts',
    title: { nb: 'varsler', nn: 'varsel', en: 'alerts' },
    description: {
      nb: 'Velg når du får påminnelser, og hvem som får dem når du er borte',
      nn: 'Vel når du får påminningar, og kven som får dei når du er borte',
      en: 'Choose when you are reminded, and who is when you are away',
    },
  },
];
