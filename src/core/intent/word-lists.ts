import { foldWord } from './fold-word.ts';

const fold = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldWord));

/** Words that may stand between the words of a phrase and change nothing. */
export const articles = fold('en ei ein et eit den det de dei the a an denne this mi min mitt');

/** Words one or two letters from a command of one word, by the command; never taken for a slip of it. */
export const realWords = fold(
  'beste feste nest nesta hest fest nett nexus newt text test nevne neset nese reste ' + // neste, next
    'andre angret angrer angrar angrast anger ange ange unio under unde ' + // angre, undo
    'held hell helg helt hele heile heilt heil hjelm hjul hjelpa hjelper hjelpte hjelper hjalp helped helper helpers here hemp ' + // hjelp, help
    'statue statuer statute stats stat staten starten stasjon statisk ' + // status
    'asker salen skaden saften saksen sakens sauer søker sager salar saner sakte safer sakser sakna saknar søkar cased casa cave cake care came ' + // saker, cases, case
    'tak tagg talk task tack tank tatt take tanke taket trakk tannk takst tanks think thinks ' + // takk, thanks
    'het hit his him hip hot hat heller hallen halle halo hall hale heim hjem heis helsa ' + // hei, hi, hallo
    'planer planene planet plane plant planta plass place plain play pan påta patch part past bath løypene løpe løpa løyve løyse ' + // plan, løypa, path
    'press prosent prosenten prosjekt prosjektet prosessor proves possess princess ' + // prosessen, process
    'opptatt oppsatt opprett opprette oppsatte settling setting innstilling innstillingen innstillinga preference reference references vedtak ' + // innstillinger, oppsett, settings
    'men mens ment menn mene meine mener meiner mange mini meget minne mandal mannen manuelt guides ' + // meny, menu, manual, guide
    'fastsette forutsette fortset fortsatt fortsetter fortsatte førerett continued continues continent video videoen vilje vidde ' + // fortsette, continue, videre
    'utsendelse utsendelsen utsendelser utsendt broadcaster broadcasters ' + // utsendinger, broadcasts
    'overalt overall overlatt overlater overlege overført handler handling handlet ' + // overlat, handover
    'withdrawn withdrew reverse reverts revers omgjort omgivelse oversette oversett oversatt oversiktlig ' +
    'forutsettes forutsetter hel many øverste th sprek sparket sparke spreke spørsmål proceeds progressive morna mor more moro mars born heie hva hvem',
);

/** Words that turn what follows into a statement about something, not the name of it. */
export const statementWords = fold(
  'er var blir ble vert vart har hadde skal skulle må måtte kan kunne vil ville kommer kjem kom gjelder gjeld handler handlar ' +
    'om i på og eller men at som når hvis dersom fordi mot mellom under etter før der ' +
    'is was are were has have had will would should must can could about in on and or but that which when if because of against between than',
);

/** Words that deny; with one of them nothing is begun or shown. */
export const negations = fold('ikke ikkje aldri ingen not dont didnt doesnt never cannot cant wont');
