import type { AdvertPart } from '../../../src/core/advert/advert-data.ts';

/** A complete and lawful advert, part by part; an example may stand in the place of one. */
export const wholeAdvert: Readonly<Record<AdvertPart, string>> = {
  title: 'Vi søker sykepleier i 80–100 % fast stilling',
  workplace: 'Bråset bo- og omsorgssenter ligger sentralt i Asker. Vi har 48 beboere fordelt på fire avdelinger, og 70 ansatte.',
  tasks: 'Arbeidsoppgaver:\n• Gi pleie og omsorg til beboerne\n• Administrere legemidler og følge opp medisinlister',
  requirements:
    'Kvalifikasjoner\n• Du må ha norsk autorisasjon som sykepleier\n• Det er en fordel om du har erfaring fra sykehjem. Nyutdannede er velkomne.',
  traits: 'Personlige egenskaper\n• samarbeidsvillig\n• nøyaktig\n• tålmodig',
  offer: 'Vi tilbyr\n• Fast fadder de tre første månedene\n• Lønn etter tariff\n• God pensjonsordning i KLP og gruppelivsforsikring',
  values: 'Verdiene våre er raus, modig, nær og skapende. Det merker du i måten vi møter beboerne på.',
  invitation: 'Vi ønsker søkere uansett alder, kjønn, funksjonsevne og bakgrunn.',
  police: 'Du må levere politiattest før du begynner.',
  publicity: 'Søkerlisten er offentlig. Opplysninger om deg kan bli offentliggjort selv om du har bedt om å ikke stå på listen.',
  contact: 'Kontakt: Kari Lunde, avdelingsleder, tlf. 908 86 423',
  deadline: 'Søknadsfrist: 15. desember 2026',
};

/** The whole advert with an example in the place of a part. */
export function advertWith(part: AdvertPart, example: string): string {
  return Object.entries({ ...wholeAdvert, [part]: example })
    .map(([, text]) => text)
    .join('\n\n');
}
