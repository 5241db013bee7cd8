import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../core/ids.ts';

const months = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'];

/** An invented advert the check finds nothing in that must be mended, with its deadline in four weeks. `police` is needed where a law demands the certificate. */
export function demoAdvert(
  today: IsoDate,
  { title = 'Ny kollega', police = false }: { readonly title?: string; readonly police?: boolean } = {},
): string {
  const deadline = Temporal.PlainDate.from(today).add({ days: 28 });
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
Søknadsfrist: ${deadline.day}. ${months[deadline.month - 1]} ${deadline.year}
`;
}
