import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../core/ids.ts';

/** What an invented advert is about. */
export interface DemoAdvertOptions {
  readonly title?: string;
  /** Needed where a law demands the certificate. */
  readonly police?: boolean;
  /** The standard it is written in; the one in nynorsk names no municipality's values. */
  readonly language?: 'nb' | 'nn';
}

const months = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'];

/** An invented advert the check finds nothing in that must be mended, with its deadline in four weeks. */
export function demoAdvert(today: IsoDate, { title, police = false, language = 'nb' }: DemoAdvertOptions = {}): string {
  const deadline = Temporal.PlainDate.from(today).add({ days: 28 });
  const day = `${deadline.day}. ${months[deadline.month - 1]} ${deadline.year}`;
  return language === 'nn' ? inNynorsk(title ?? 'Ny kollega', police, day) : inBokmal(title ?? 'Ny kollega', police, day);
}

function inBokmal(title: string, police: boolean, deadline: string): string {
  return `${title}

Om arbeidsstedet
Vi holder til i lyse lokaler ved vannet og er tjue kolleger som hjelper hverandre. Hos oss er vi rause, modige, nære og skapende.

Arbeidsoppgaver
- følge opp brukere og pårørende i det daglige
- planlegge arbeidet sammen med kollegene
- skrive ned det som er gjort

Kvalifikasjoner
- utdanning som passer til stillingen, på bachelornivå eller med fagbrev
- erfaring fra lignende arbeid er en fordel
- du skriver og snakker norsk på nivå B2

Personlige egenskaper
- du samarbeider godt

Vi tilbyr
- lønn etter tariff
- pensjon i KLP og gruppelivsforsikring
- to dager i året til faglig fordypning

Fast stilling i 100 %.

Vi ønsker mangfold og oppfordrer alle kvalifiserte til å søke uansett alder, kjønn, funksjonsevne, bakgrunn eller hull i CV-en.
${police ? '\nDen som får tilbud om stillingen, må vise politiattest. Den skal ikke legges ved søknaden.\n' : ''}
Navnet ditt kan bli offentliggjort i søkerlisten selv om du har bedt om å bli unntatt. Vi spør deg først.

Spørsmål? Ring enhetsleder Kari Holm på telefon 66 90 00 00.
Søknadsfrist: ${deadline}
`;
}

function inNynorsk(title: string, police: boolean, deadline: string): string {
  return `${title}

Om arbeidsstaden
Vi held til i lyse lokale ved fjorden og er tjue kollegaer som hjelper kvarandre. Hos oss er det kort veg til den du vil spørje.

Arbeidsoppgåver
- følgje opp brukarar og pårørande i det daglege
- planleggje arbeidet saman med kollegaene
- skrive ned det som er gjort

Kvalifikasjonar
- utdanning som passar til stillinga, på bachelornivå eller med fagbrev
- erfaring frå liknande arbeid er ein fordel
- du skriv og snakkar norsk på nivå B2

Personlege eigenskapar
- du samarbeider godt

Vi tilbyr
- løn etter tariff
- pensjon i KLP og gruppelivsforsikring
- to dagar i året til fagleg fordjuping

Fast stilling i 100 %.

Vi ønskjer mangfald og oppmodar alle kvalifiserte til å søkje uansett alder, kjønn, funksjonsevne, bakgrunn eller hol i CV-en.
${police ? '\nDen som får tilbod om stillinga, må vise politiattest. Han skal ikkje leggjast ved søknaden.\n' : ''}
Namnet ditt kan bli offentleggjort i søkjarlista sjølv om du har bede om å bli unnateken. Vi spør deg først.

Spørsmål? Ring einingsleiar Kari Holm på telefon 56 90 00 00.
Søknadsfrist: ${deadline}
`;
}
