import type { CommandKind } from '../intent.ts';

/** What a phrase alone can mean; a language or a case has to be named and is read elsewhere. */
export type PhraseKind = Exclude<CommandKind, 'language' | 'show-case'> | 'greeting' | 'thanks';

/** How people ask for one thing, in the three written standards; all are understood at once. */
export interface LexiconEntry {
  readonly kind: PhraseKind;
  readonly nb: readonly string[];
  readonly nn: readonly string[];
  readonly en: readonly string[];
  /** Words after which something more may follow, such as «til Kari» or «til mandag». */
  readonly tail?: readonly string[];
}

// Data, longer than code should be. A phrase is matched as a whole; articles and politeness are left out here and allowed there.

/** Every phrase that is a command by itself. Commands with something of their own in them (a title, a case, a language) have readers. */
export const lexicon: readonly LexiconEntry[] = [
  {
    kind: 'new-case',
    nb: ['ny sak', 'opprett sak', 'opprett ny sak', 'opprette sak', 'opprette ny sak', 'start sak', 'start ny sak', 'starte sak', 'starte ny sak', 'lag sak', 'lag ny sak', 'lage ny sak', 'begynne på ny sak', 'ny rekruttering', 'start rekruttering', 'opprett rekruttering', 'registrer stilling', 'registrer ny stilling', 'opprett stilling', 'starte rekruttering', 'starte ny rekruttering', 'ny ansettelse', 'ny stilling', 'ny utlysning', 'lyse ut stilling', 'lyse ut ny stilling', 'lys ut stilling', 'utlysning av stilling', 'registrer ny sak', 'registrere ny sak', 'jeg trenger noen', 'vi trenger folk', 'ansette noen'],
    nn: ['ny sak', 'opprette sak', 'opprett sak', 'start sak', 'start ny sak', 'byrje på ny sak', 'begynne på ny sak', 'lag ny sak', 'lage ny sak', 'ny rekruttering', 'starte rekruttering', 'ny tilsetjing', 'ny tilsetting', 'ny stilling', 'ny utlysing', 'lyse ut stilling', 'lyse ut ny stilling', 'utlysing av stilling', 'vi treng folk', 'tilsetje nokon'],
    en: ['new case', 'create case', 'create new case', 'start case', 'start new case', 'open new case', 'make new case', 'begin new case', 'new recruitment', 'start recruitment', 'start recruiting', 'new hire', 'new position', 'new vacancy', 'new job', 'hire someone', 'recruit someone', 'advertise position', 'advertise post'],
  },
  {
    kind: 'list-cases',
    nb: ['mine saker', 'sakene mine', 'saker mine', 'saken min', 'min sak', 'mine åpne saker', 'alle saker', 'alle sakene', 'alle mine saker', 'alle sakene mine', 'åpne saker', 'saker', 'sakene', 'saksliste', 'sakliste', 'liste over saker', 'liste over sakene', 'oversikt', 'oversikt over saker', 'oversikt over sakene', 'oversikt over sakene mine', 'hvilke saker har jeg', 'hva har jeg av saker', 'mine rekrutteringer', 'våre saker', 'sakene våre', 'pågående saker', 'aktive saker', 'hvilke saker er åpne'],
    nn: ['sakene mine', 'sakane mine', 'mine saker', 'saka mi', 'mi sak', 'alle saker', 'alle sakene', 'alle sakane', 'alle sakene mine', 'opne saker', 'dei opne sakene', 'saker', 'sakene', 'sakane', 'liste over saker', 'oversikt', 'oversyn', 'oversyn over sakene', 'oversyn over sakene mine', 'kva saker har eg', 'kva for saker har eg', 'sakene våre', 'våre saker', 'mine rekrutteringar', 'pågåande saker'],
    en: ['my cases', 'my case', 'cases', 'all cases', 'all my cases', 'open cases', 'my open cases', 'list cases', 'list my cases', 'list of cases', 'case list', 'overview', 'what cases do I have', 'which cases do I have', 'our cases', 'my recruitments', 'ongoing cases', 'active cases'],
  },
  {
    kind: 'status',
    nb: ['status', 'statusen', 'saken', 'hva er status', 'hva er statusen', 'status nå', 'status på saken', 'status for saken', 'status i saken', 'hvor står vi', 'hvor står saken', 'hvor står vi i saken', 'hvor står vi nå', 'hvor er vi', 'hvor er vi nå', 'hvor langt har vi kommet', 'hvor langt er vi kommet', 'hvor langt har jeg kommet', 'hvor langt er vi', 'hvor langt har saken kommet', 'hvordan ligger vi an', 'hvordan går det med saken', 'hvordan står det til med saken', 'hva er gjort', 'hva venter vi på', 'hvem venter vi på', 'hva mangler', 'hva gjenstår', 'hva står igjen', 'hva er neste frist'],
    nn: ['status', 'statusen', 'saka', 'kva er status', 'kva er statusen', 'status på saka', 'status for saka', 'status i saka', 'kor står vi', 'kor står me', 'kor står saka', 'kor er vi', 'kor er me', 'kor er vi no', 'kor langt har vi kome', 'kor langt har me kome', 'kor langt er vi komne', 'kor langt er me komne', 'kor langt er vi', 'kor langt er saka komen', 'kor langt har eg kome', 'korleis ligg vi an', 'korleis ligg me an', 'korleis går det med saka', 'kva er gjort', 'kva ventar vi på', 'kva ventar me på', 'kven ventar vi på', 'kva manglar', 'kva står att'],
    en: ['status', 'case', 'case status', 'status update', 'status of case', 'what is status', 'whats status', 'where are we', 'where do we stand', 'where are we now', 'how far have we come', 'how far along are we', 'how far are we', 'how is case going', 'hows case going', 'how are we doing', 'what is done', 'what are we waiting for', 'who are we waiting for', 'what is missing', 'whats missing', 'what is left', 'whats left', 'progress'],
  },
  {
    kind: 'next',
    nb: ['neste', 'neste steg', 'neste trinn', 'neste oppgave', 'hva er neste', 'hva er neste steg', 'hva er det neste', 'hva er det neste jeg skal gjøre', 'hva nå', 'hva så', 'hva gjør jeg', 'hva gjør vi', 'hva gjør jeg nå', 'hva gjør vi nå', 'hva skal jeg gjøre', 'hva skal jeg gjøre nå', 'hva skal vi gjøre nå', 'hva må jeg gjøre', 'hva må jeg gjøre nå', 'hva bør jeg gjøre nå', 'hva skjer nå', 'hva står for tur', 'videre', 'gå videre', 'fortsett', 'fortsette'],
    nn: ['neste', 'neste steg', 'neste trinn', 'neste oppgåve', 'kva er neste', 'kva er neste steg', 'kva er det neste', 'kva no', 'kva nå', 'ka no', 'ka nå', 'kva så', 'kva gjer eg', 'kva gjer vi', 'kva gjer eg no', 'kva gjer vi no', 'kva gjer me no', 'kva skal eg gjere', 'kva skal eg gjere no', 'kva skal vi gjere no', 'kva må eg gjere', 'kva må eg gjere no', 'kva bør eg gjere no', 'kva skjer no', 'kva står for tur', 'vidare', 'gå vidare', 'hald fram', 'halde fram'],
    en: ['next', 'next step', 'next task', 'whats next', 'what is next', 'what comes next', 'what now', 'what do I do', 'what do I do now', 'what do I do next', 'what do we do now', 'what should I do', 'what should I do now', 'what should I do next', 'what must I do', 'what happens now', 'what happens next', 'what is next step', 'whats next step', 'continue', 'go on', 'proceed'],
  },
  {
    kind: 'plan',
    nb: ['hele løypa', 'hele løypen', 'løypa', 'løypen', 'hele planen', 'planen', 'hele prosessen', 'prosessen', 'prosess', 'plan', 'alle steg', 'alle stegene', 'alle trinn', 'alle trinnene', 'hvilke steg er det', 'hvilke steg gjenstår', 'hele veien', 'hele sløyfa', 'fremdriftsplan', 'framdriftsplan'],
    nn: ['heile løypa', 'løypa', 'heile planen', 'planen', 'heile prosessen', 'prosessen', 'alle steg', 'alle stega', 'alle trinna', 'kva steg er det', 'kva steg står att', 'heile vegen', 'framdriftsplan', 'framdriftsplanen'],
    en: ['whole path', 'full path', 'entire path', 'path', 'whole plan', 'full plan', 'plan', 'whole process', 'full process', 'entire process', 'process', 'all steps', 'every step', 'which steps are left', 'all stages'],
  },
  {
    kind: 'ahead',
    nb: ['hva skjer framover', 'hva skjer fremover', 'hva skjer videre', 'hva kommer', 'hva kommer framover', 'hva ligger foran oss', 'tidslinje', 'tidslinjen', 'tidslinja', 'tidsplan', 'tidsplanen', 'datoer', 'datoene', 'viktige datoer', 'frister', 'fristene', 'kommende frister', 'hvilke frister har jeg', 'hvilke datoer gjelder', 'når skal vi lyse ut', 'når må vi lyse ut', 'rekker vi det', 'rekker vi oppstarten', 'kalender', 'kalenderen', 'kalenderfil', 'datoer til kalenderen', 'datoene til kalenderen'],
    nn: ['kva skjer framover', 'ka skjer framover', 'kva skjer vidare', 'kva kjem', 'kva kjem framover', 'kva ligg framfor oss', 'tidslinje', 'tidslinja', 'tidsplan', 'tidsplanen', 'datoar', 'datoane', 'viktige datoar', 'fristar', 'fristane', 'komande fristar', 'kva fristar har eg', 'kva datoar gjeld', 'når skal vi lyse ut', 'når må vi lyse ut', 'rekk vi det', 'rekk vi oppstarten', 'kalender', 'kalenderen', 'kalenderfil', 'datoar til kalenderen', 'datoane til kalenderen'],
    en: ['what lies ahead', 'what is ahead', 'whats ahead', 'what is coming', 'whats coming', 'what is coming up', 'whats coming up', 'timeline', 'schedule', 'time plan', 'timetable', 'dates', 'key dates', 'deadlines', 'upcoming deadlines', 'upcoming dates', 'which deadlines do I have', 'when must we advertise', 'will we make it', 'calendar', 'calendar file', 'dates for calendar'],
  },
  {
    kind: 'help',
    nb: ['hjelp', 'hjelp meg', 'jeg trenger hjelp', 'trenger hjelp', 'trenger litt hjelp', 'hva kan du', 'hva kan du gjøre', 'hva kan du hjelpe med', 'hva kan du hjelpe meg med', 'hva gjør du', 'hvem er du', 'hva er du', 'hva er dette', 'hvordan bruker jeg deg', 'hvordan bruker jeg dette', 'hvordan fungerer du', 'hvordan fungerer dette', 'hvordan virker dette', 'hvordan virker du', 'kommandoer', 'meny', 'menyen', 'hva kan jeg skrive', 'hva kan jeg spørre om', 'jeg forstår ikke', 'skjønner ikke', 'veiledning', 'bruksanvisning'],
    nn: ['hjelp', 'hjelp meg', 'eg treng hjelp', 'treng hjelp', 'treng litt hjelp', 'kva kan du', 'ka kan du', 'kva kan du gjere', 'kva kan du hjelpe med', 'kva kan du hjelpe meg med', 'kva gjer du', 'kven er du', 'kva er du', 'kva er dette', 'korleis brukar eg deg', 'korleis brukar eg dette', 'korleis verkar du', 'korleis verkar dette', 'korleis fungerer dette', 'kommandoar', 'meny', 'kva kan eg skrive', 'kva kan eg spørje om', 'eg forstår ikkje', 'skjønar ikkje', 'rettleiing'],
    en: ['help', 'help me', 'I need help', 'need help', 'what can you do', 'what can you help with', 'what can you help me with', 'what do you do', 'who are you', 'what are you', 'what is this', 'whats this', 'how does this work', 'how do you work', 'how do I use this', 'how do I use you', 'commands', 'menu', 'what can I say', 'what can I ask', 'what can I type', 'I dont understand', 'guide', 'manual'],
  },
  {
    kind: 'undo',
    nb: ['angre', 'angre det', 'angre siste', 'angre sist', 'angre siste steg', 'angre det siste', 'angre siste handling', 'angre det jeg gjorde', 'angre forrige', 'gjør om', 'gjør om det siste', 'omgjør', 'ta det tilbake', 'jeg vil angre'],
    nn: ['angre', 'angra', 'angre det', 'angre siste', 'angre det siste', 'angre siste steg', 'angre det eg gjorde', 'angre førre', 'gjer om', 'gjer om det siste', 'ta det tilbake', 'ta det att', 'eg vil angre'],
    en: ['undo', 'undo it', 'undo that', 'undo this', 'undo last', 'undo last step', 'undo last action', 'undo previous', 'undo what I did', 'take that back', 'revert', 'revert last', 'revert last step'],
  },
  {
    kind: 'check-advert',
    nb: ['sjekk annonse', 'sjekk annonsen', 'sjekk annonsen min', 'sjekk annonseutkast', 'sjekk annonseutkastet', 'sjekk utkastet', 'sjekk annonsetekst', 'sjekk annonseteksten', 'sjekk stillingsannonse', 'sjekk stillingsannonsen', 'sjekk utlysning', 'sjekk utlysningen', 'sjekk utlysningsteksten', 'sjekke annonse', 'sjekke annonsen', 'sjekke en annonse', 'sjekke utlysningen', 'sjekke stillingsannonsen', 'sjekke annonseteksten', 'kontroller annonsen', 'kontrollere annonsen', 'se over annonsen', 'se over annonseteksten', 'se over annonseutkastet', 'se på annonseteksten', 'se på annonseutkastet', 'se på utkastet', 'annonsen sjekket', 'sjekket annonsen', 'se på annonsen', 'se på annonsen min', 'se gjennom annonsen', 'les annonsen', 'les gjennom annonsen', 'vurder annonsen', 'annonsesjekk', 'sjekk teksten', 'kvalitetssikre annonsen'],
    nn: ['sjekk annonse', 'sjekk annonsen', 'sjekk annonsen min', 'sjekk annonseutkastet', 'sjekk utkastet', 'sjekk annonseteksten', 'sjekk stillingsannonsen', 'sjekk utlysing', 'sjekk utlysinga', 'sjekk utlysingsteksten', 'sjekke annonse', 'sjekke annonsen', 'sjekke utlysinga', 'kontroller annonsen', 'kontrollere annonsen', 'sjå over annonsen', 'sjå over annonseteksten', 'sjå over annonseutkastet', 'sjå på annonseteksten', 'sjå på annonseutkastet', 'sjå på utkastet', 'annonsen sjekka', 'sjekka annonsen', 'sjå på annonsen', 'sjå på annonsen min', 'sjå gjennom annonsen', 'les annonsen', 'les gjennom annonsen', 'vurder annonsen', 'annonsesjekk', 'kvalitetssikre annonsen'],
    en: ['check advert', 'check my advert', 'check ad', 'check my ad', 'check job ad', 'check job advert', 'check advertisement', 'check job advertisement', 'check advert text', 'check draft', 'check my draft', 'check vacancy text', 'review advert', 'review my advert', 'review ad', 'review my ad', 'review job ad', 'review job advert', 'look at my advert', 'look over advert', 'read my advert', 'advert check', 'ad check', 'proofread advert'],
  },
  {
    kind: 'settings',
    nb: ['innstillinger', 'innstillingene', 'oppsett', 'kommunens innstillinger', 'endre innstillinger', 'endre innstillingene', 'åpne innstillinger', 'regler og innstillinger', 'konfigurasjon'],
    nn: ['innstillingar', 'innstillingane', 'oppsett', 'kommunen sine innstillingar', 'endre innstillingar', 'endre innstillingane', 'opne innstillingar', 'konfigurasjon'],
    en: ['settings', 'setup', 'configuration', 'config', 'preferences', 'change settings', 'open settings', 'municipality settings'],
  },
  {
    kind: 'reported-findings',
    nb: ['meldte funn', 'vis meldte funn', 'meldte feil', 'funn meldt til hr', 'feil i annonsesjekken', 'tilbakemeldinger på annonsesjekken'],
    nn: ['melde funn', 'vis melde funn', 'melde feil', 'funn melde til hr', 'feil i annonsesjekken', 'tilbakemeldingar på annonsesjekken'],
    en: ['reported findings', 'show reported findings', 'findings reported', 'wrong findings', 'reported errors'],
  },
  {
    kind: 'unconfirmed',
    nb: ['uvisse meldinger', 'usikre meldinger', 'ubekreftede meldinger', 'vis uvisse meldinger', 'meldinger som er uvisse', 'hvilke meldinger er uvisse'],
    nn: ['uvisse meldingar', 'usikre meldingar', 'ustadfesta meldingar', 'vis uvisse meldingar', 'kva meldingar er uvisse'],
    en: ['uncertain messages', 'unconfirmed messages', 'show uncertain messages', 'which messages are uncertain'],
  },
  {
    kind: 'broadcast',
    nb: ['kringkast', 'kringkaste', 'kringkasting', 'kringkast en melding', 'kringkaste en melding', 'ny kringkasting', 'ny utsending', 'lag utsending', 'lag ny utsending', 'lage utsending', 'lage ny utsending', 'start utsending', 'start ny utsending', 'skriv utsending', 'skrive utsending', 'send melding til lederne', 'send melding til alle ledere', 'send beskjed til lederne', 'send beskjed til alle ledere', 'send ut melding til lederne', 'sende melding til alle ledere', 'sende beskjed til alle ledere', 'sende melding til lederne', 'sende beskjed til lederne', 'fortsett på utsendingen', 'utkastet til utsending'],
    nn: ['kringkast', 'kringkaste', 'kringkasting', 'kringkast ei melding', 'kringkaste ei melding', 'ny kringkasting', 'ny utsending', 'lag utsending', 'lag ny utsending', 'lage utsending', 'lage ny utsending', 'start utsending', 'start ny utsending', 'skriv utsending', 'skrive utsending', 'send melding til leiarane', 'send melding til alle leiarar', 'send beskjed til leiarane', 'send beskjed til alle leiarar', 'sende melding til leiarane', 'sende melding til alle leiarar', 'sende beskjed til leiarane', 'sende beskjed til alle leiarar', 'hald fram med utsendinga', 'utkastet til utsending'],
    en: ['broadcast', 'new broadcast', 'create broadcast', 'create new broadcast', 'make broadcast', 'start broadcast', 'start new broadcast', 'write broadcast', 'send broadcast', 'send message to managers', 'send message to all managers', 'send message to every manager', 'message all managers', 'message every manager', 'write to all managers', 'continue broadcast'],
  },
  {
    kind: 'broadcasts',
    nb: ['utsendinger', 'utsending', 'utsendingen', 'utsendingene', 'utsendingene mine', 'mine utsendinger', 'alle utsendinger', 'tidligere utsendinger', 'liste over utsendinger', 'oversikt over utsendinger', 'hva har vi sendt ut', 'kringkastinger', 'utsendingslisten', 'utsendingsliste'],
    nn: ['utsendingar', 'utsending', 'utsendinga', 'utsendingane', 'utsendingane mine', 'mine utsendingar', 'alle utsendingar', 'tidlegare utsendingar', 'liste over utsendingar', 'oversikt over utsendingar', 'oversyn over utsendingar', 'kva har vi sendt ut', 'kringkastingar', 'utsendingslista'],
    en: ['broadcasts', 'my broadcasts', 'all broadcasts', 'earlier broadcasts', 'previous broadcasts', 'list of broadcasts', 'list broadcasts', 'broadcast history', 'what have we broadcast', 'sent broadcasts'],
  },
  {
    kind: 'my-data',
    nb: ['hva vet du om meg', 'hva lagrer du om meg', 'hva har du lagret om meg', 'hvilke opplysninger har du om meg', 'mine opplysninger', 'opplysningene mine', 'mine data', 'dataene mine', 'innsyn i egne opplysninger', 'innsyn i mine data', 'eksporter mine data', 'eksporter dataene mine', 'last ned mine data'],
    nn: ['kva veit du om meg', 'ka veit du om meg', 'kva lagrar du om meg', 'kva har du lagra om meg', 'kva opplysningar har du om meg', 'opplysningane mine', 'mine opplysningar', 'dataa mine', 'mine data', 'innsyn i eigne opplysningar', 'eksporter dataa mine', 'last ned dataa mine'],
    en: ['what do you know about me', 'what do you store about me', 'what do you hold about me', 'what data do you have about me', 'my data', 'show my data', 'export my data', 'download my data', 'my information'],
  },
  {
    kind: 'drop-drafts',
    nb: ['slett utkastene mine', 'slett mine utkast', 'slette utkastene mine', 'slett alle utkast', 'slett alle utkastene mine', 'slett utkast', 'fjern utkastene mine'],
    nn: ['slett utkasta mine', 'slett mine utkast', 'slette utkasta mine', 'slett alle utkast', 'slett alle utkasta mine', 'slett utkast', 'fjern utkasta mine'],
    en: ['delete my drafts', 'delete drafts', 'delete all my drafts', 'remove my drafts', 'discard my drafts'],
  },
  {
    kind: 'alerts',
    nb: ['varsler', 'varslene mine', 'mine varsler', 'varsel', 'varselinnstillinger', 'påminnelser', 'påminnelsene mine', 'mine påminnelser', 'innstillinger for varsler', 'innstillinger for påminnelser', 'endre varsler', 'endre påminnelser', 'når får jeg påminnelser', 'jeg er borte', 'jeg skal være borte', 'stedfortreder', 'sett stedfortreder', 'velg stedfortreder', 'fravær', 'registrer fravær'],
    nn: ['varsel', 'varsla mine', 'mine varsel', 'varselinnstillingar', 'påminningar', 'påminningane mine', 'mine påminningar', 'innstillingar for varsel', 'innstillingar for påminningar', 'endre varsel', 'endre påminningar', 'når får eg påminningar', 'eg er borte', 'eg skal vere borte', 'stadfortredar', 'vel stadfortredar', 'fråvær', 'registrer fråvær'],
    en: ['alerts', 'my alerts', 'alert settings', 'reminders', 'my reminders', 'reminder settings', 'settings for reminders', 'change reminders', 'change alerts', 'when do I get reminders', 'I am away', 'I will be away', 'stand in', 'choose stand in', 'absence', 'register absence'],
  },
  {
    kind: 'hold',
    tail: ['til', 'fram til', 'frem til', 'until', 'till'],
    nb: ['sett på vent', 'sett sak på vent', 'sett saken på vent', 'sett stillingen på vent', 'sett rekrutteringen på vent', 'sette saken på vent', 'sette på vent', 'sette stillingen på vent', 'sette rekrutteringen på vent', 'saken på vent', 'på vent', 'pause saken', 'sett saken på pause', 'sette saken på pause', 'sett på pause', 'utsett saken', 'utsette saken', 'legg saken på is', 'stopp saken midlertidig'],
    nn: ['set på vent', 'sett på vent', 'set sak på vent', 'set saka på vent', 'sett saka på vent', 'set stillinga på vent', 'setje saka på vent', 'sette saka på vent', 'setje på vent', 'setje stillinga på vent', 'saka på vent', 'på vent', 'pause saka', 'set saka på pause', 'set på pause', 'utset saka', 'utsetje saka', 'legg saka på is', 'stopp saka mellombels'],
    en: ['put on hold', 'put it on hold', 'put case on hold', 'put this case on hold', 'put position on hold', 'put post on hold', 'put recruitment on hold', 'case on hold', 'on hold', 'hold case', 'pause case', 'pause recruitment', 'pause this case', 'postpone case', 'suspend case'],
  },
  {
    kind: 'withdraw',
    nb: ['trekk stillingen', 'trekke stillingen', 'trekk stilling', 'trekk sak', 'trekk saken', 'trekke saken', 'trekk utlysningen', 'trekke utlysningen', 'trekk annonsen', 'trekke annonsen', 'trekk stillingen tilbake', 'trekke stillingen tilbake', 'trekk tilbake stillingen', 'trekk rekrutteringen', 'avlys stillingen', 'avlys utlysningen', 'avlys saken', 'avbryt saken', 'avbryt rekrutteringen', 'avbryte saken', 'stans rekrutteringen', 'stopp rekrutteringen'],
    nn: ['trekk stillinga', 'trekkje stillinga', 'trekke stillinga', 'trekk stilling', 'trekk sak', 'trekk saka', 'trekkje saka', 'trekke saka', 'trekk utlysinga', 'trekkje utlysinga', 'trekk annonsen', 'trekkje annonsen', 'trekk stillinga tilbake', 'trekkje stillinga tilbake', 'trekk tilbake stillinga', 'avlys stillinga', 'avlys utlysinga', 'avbryt saka', 'avbryte saka', 'avbryt rekrutteringa', 'stans rekrutteringa', 'stopp rekrutteringa'],
    en: ['withdraw', 'withdraw post', 'withdraw position', 'withdraw case', 'withdraw this case', 'withdraw advert', 'withdraw vacancy', 'cancel case', 'cancel this case', 'cancel position', 'cancel post', 'cancel recruitment', 'cancel vacancy', 'pull advert', 'abort case'],
  },
  {
    kind: 'hand-over',
    tail: ['til', 'to'],
    nb: ['overlat saken', 'overlate saken', 'overlat sak', 'overlat', 'overfør saken', 'overføre saken', 'overfør sak', 'gi saken videre', 'gi fra meg saken', 'gi saken', 'gi bort saken', 'send saken videre', 'bytt ansvarlig', 'bytte ansvarlig', 'ny ansvarlig leder', 'bytt saksansvarlig', 'overdra saken'],
    nn: ['overlat saka', 'overlate saka', 'overlat sak', 'overlat', 'overfør saka', 'overføre saka', 'overfør sak', 'gi saka vidare', 'gje saka vidare', 'gi frå meg saka', 'gje frå meg saka', 'gi saka', 'gje saka', 'send saka vidare', 'bytt ansvarleg', 'byt ansvarleg', 'byte ansvarleg'],
    en: ['hand over', 'handover', 'hand over case', 'hand over this case', 'hand case over', 'hand it over', 'transfer case', 'transfer this case', 'give case', 'reassign case', 'pass case on', 'pass on case', 'change owner', 'change responsible manager'],
  },
  {
    kind: 'close',
    nb: ['lukk saken', 'lukke saken', 'lukk sak', 'avslutt saken', 'avslutte saken', 'avslutt sak', 'ferdig med saken', 'saken er ferdig', 'fullfør saken', 'steng saken'],
    nn: ['lukk saka', 'lukke saka', 'lukk sak', 'avslutt saka', 'avslutte saka', 'avslutt sak', 'ferdig med saka', 'saka er ferdig', 'fullfør saka', 'steng saka'],
    en: ['close case', 'close this case', 'finish case', 'end case', 'complete case', 'case is done', 'case is finished', 'done with case'],
  },
  {
    kind: 'access-request',
    nb: ['be om innsyn', 'krav om innsyn', 'innsynskrav', 'innsyn', 'partsinnsyn', 'registrer innsynskrav', 'registrer krav om innsyn', 'før krav om innsyn', 'søker ber om innsyn', 'søkeren ber om innsyn', 'en søker ber om innsyn', 'noen ber om innsyn', 'noen krever innsyn', 'jeg har fått et innsynskrav', 'vi har fått et innsynskrav', 'vi har fått krav om innsyn'],
    nn: ['be om innsyn', 'krav om innsyn', 'innsynskrav', 'innsyn', 'partsinnsyn', 'registrer innsynskrav', 'registrer krav om innsyn', 'før krav om innsyn', 'søkjar ber om innsyn', 'søkjaren ber om innsyn', 'ein søkjar ber om innsyn', 'nokon ber om innsyn', 'nokon krev innsyn', 'eg har fått eit innsynskrav', 'vi har fått eit innsynskrav', 'vi har fått krav om innsyn'],
    en: ['access request', 'request for access', 'register access request', 'record access request', 'ask for access', 'applicant asks for access', 'somebody asks for access', 'we have received access request', 'freedom of information request'],
  },
  {
    kind: 'information-request',
    nb: ['krav om opplysninger', 'be om opplysninger', 'opplysningskrav', 'registrer krav om opplysninger', 'før krav om opplysninger', 'søker krever opplysninger', 'søkeren krever opplysninger', 'søker ber om opplysninger', 'søkeren ber om opplysninger', 'opplysninger om den ansatte', 'opplysninger om den som ble ansatt', 'krav om opplysninger om den som ble ansatt'],
    nn: ['krav om opplysningar', 'be om opplysningar', 'opplysningskrav', 'registrer krav om opplysningar', 'før krav om opplysningar', 'søkjar krev opplysningar', 'søkjaren krev opplysningar', 'søkjar ber om opplysningar', 'søkjaren ber om opplysningar', 'opplysningar om den tilsette', 'opplysningar om den som vart tilsett', 'krav om opplysningar om den som vart tilsett'],
    en: ['request for information', 'information request', 'register information request', 'record information request', 'applicant asks for information', 'applicant demands information', 'information on person appointed', 'information about person hired'],
  },
  {
    kind: 'complaint',
    nb: ['klage', 'klagen', 'en klage', 'registrer klage', 'før klage', 'klage på ansettelsen', 'klage på ansettelse', 'søker klager', 'søkeren klager', 'en søker klager', 'en søker har klaget', 'søkeren har klaget', 'noen har klaget', 'jeg har fått en klage', 'vi har fått en klage'],
    nn: ['klage', 'klaga', 'ein klage', 'registrer klage', 'før klage', 'klage på tilsetjinga', 'klage på tilsetjing', 'søkjar klagar', 'søkjaren klagar', 'ein søkjar klagar', 'ein søkjar har klaga', 'søkjaren har klaga', 'nokon har klaga', 'eg har fått ein klage', 'vi har fått ein klage'],
    en: ['complaint', 'register complaint', 'record complaint', 'complaint about appointment', 'complaint about hiring', 'applicant complains', 'applicant has complained', 'somebody has complained', 'we have received complaint', 'I have received complaint'],
  },
  {
    kind: 'greeting',
    nb: ['hei', 'hei hei', 'heisann', 'hallo', 'halla', 'hallois', 'god dag', 'god morgen', 'god kveld', 'god ettermiddag', 'morn', 'heia', 'hei der', 'hei på deg', 'hei igjen', 'hallo der'],
    nn: ['hei', 'hei hei', 'heisann', 'hallo', 'god dag', 'god morgon', 'god kveld', 'god ettermiddag', 'morn', 'hei der', 'hei på deg', 'hei igjen', 'hei att'],
    en: ['hi', 'hello', 'hey', 'hi there', 'hello there', 'hey there', 'good morning', 'good day', 'good afternoon', 'good evening', 'hello again', 'hi again'],
  },
  {
    kind: 'thanks',
    nb: ['takk', 'tusen takk', 'tusen hjertelig takk', 'takk skal du ha', 'takk for hjelpen', 'tusen takk for hjelpen', 'tusen takk for det', 'takk så mye', 'takk for det', 'takk for nå', 'takk for i dag', 'mange takk', 'ok takk', 'flott takk', 'supert takk', 'fint takk', 'bra takk', 'takk takk', 'hjertelig takk', 'takker', 'nei takk'],
    nn: ['takk', 'tusen takk', 'takk skal du ha', 'takk for hjelpa', 'tusen takk for hjelpa', 'takk så mykje', 'takk for det', 'takk for no', 'takk for i dag', 'mange takk', 'ok takk', 'flott takk', 'fint takk', 'takk takk', 'hjarteleg takk', 'nei takk'],
    en: ['thanks', 'thank you', 'thanks a lot', 'many thanks', 'thank you so much', 'thank you very much', 'thanks for help', 'thanks for your help', 'thank you for your help', 'ok thanks', 'great thanks', 'thx', 'ty', 'cheers', 'no thanks', 'no thank you'],
  },
];
