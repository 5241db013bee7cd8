import { foldWord } from './fold-word.ts';

const fold = (words: string): readonly string[] => words.split(' ').map(foldWord);

/** How the titles of municipal posts end, in the three standards; indefinite and definite, singular and plural. */
const endings = fold(
  'pleier pleiar lærer lærar lærere lærarar laerer laerar leder leiar arbeider arbeidar assistent konsulent rådgiver rådgjevar rådgivar ingeniør lege legar psykolog pedagog ' +
    'terapeut jurist sekretær behandler handsamar mester meister sjåfør tekniker teknikar kokk vikar veileder rettleiar koordinator medarbeider medarbeidar fagarbeider ' +
    'bibliotekar jordmor økonom arkitekt planlegger planleggjar arkivar renholder reinhaldar operatør rektor styrer styrar inspektør kurator brannmann brannkonstabel ' +
    'betjent vakt lærling miljøvert controller utvikler utviklar kommunalsjef avdelingssjef sjef direktør regnskapsfører rekneskapsførar tolk snekker snikkar rørlegger røyrleggjar elektriker elektrikar ' +
    'nurse teacher worker manager engineer adviser advisor assistant consultant doctor physician psychologist therapist lawyer secretary driver technician cook chef ' +
    'cleaner librarian midwife economist architect planner caretaker coordinator officer accountant developer apprentice principal head director leader substitute carer',
);

/** Whether the (folded) word is the title of a post, for instance «sykepleier», «sjukepleiaren», "nurse". */
export function isOccupation(folded: string): boolean {
  return endings.some(
    (ending) => folded.endsWith(ending) || ['en', 'n', 'a', 'e', 's', 'ne', 'ane'].some((suffix) => folded.endsWith(ending + suffix)),
  );
}
