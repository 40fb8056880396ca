/** Pieces of phrases in the syntax of regular expressions, for normalized text (lower case, contractions apart). */

const kin =
  'mother|mom|mum|mam|mama|mummy|mommy|ma|father|dad|daddy|papa|pa|parents?|folks|husband|hubby|wife|spouse|partner|fiancee?|boyfriend|girlfriend|son|sons|daughters?|child|children|kids?|baby|babies|bab|brother|sister|sibling|twin|twins|grandmother|grandfather|grandma|grandpa|grandad|granddad|gran|granny|nan|nana|nanna|nanny|nonna|abuela|gramps|grandparents?|grandson|granddaughter|grandchild|aunt|auntie|aunty|uncle|cousin|niece|nephew|other half|better half|soulmate|godmother|godfather|stepmother|stepfather|stepmum|stepmom|stepdad|stepson|stepdaughter|carer|guardian|family|relative|loved one'
const near =
  'friend|best friend|mate|best mate|neighbou?r|colleague|co-?worker|flatmate|roommate|boss|teacher|fiance'
const pets = 'dog|cat|puppy|kitten|horse|pony|rabbit|pet|doggy|pup|hamster|parrot'

/** People (and animals) one can lose. */
export const relation = `(?:${kin}|${near}|${pets})(?: in law)?`
/** People only. */
export const person = `(?:${kin}|${near})(?: in law)?`
/** My, our, and what may stand before the word for the relation. */
export const own =
  '(?:my|our|my own)(?: (?:dear|dearest|beloved|poor|lovely|darling|elderly|old|older|younger|little|eldest|youngest|only|own|best|closest|first|wonderful|step|ex|very|much|loved|adorable|[0-9]+ years? old))*'
/** Up to a few words between, not over the end of a sentence. */
export const few = "(?:[ ,]+[a-z0-9'&-]+){0,5}?"
/** Up to eight words between. */
export const some = "(?:[ ,]+[a-z0-9'&-]+){0,9}?"
/** Saying that somebody died. */
export const died =
  '(?:died|dying|passed away|passing away|passes away|has passed|had passed|have passed|passed(?= (?:on(?! (?:the|your|my|his|her|their|to|that|it|this))|last|in|at|over|suddenly|peacefully|this|yesterday|recently|earlier|after|before|two|three|a|just|and|so|but|from|due|quite|unexpectedly|back|when|during)|[.,;!?]|$)|is dead|are dead|was killed|were killed|got killed|lost (?:his|her|their|the|a)(?: (?:long|short|brave|hard|year))* (?:life|battle|fight)|(?:is|are) no longer (?:with us|alive|here with us|around)|is not (?:with us|here) any ?more|took (?:his|her|their) own life|killed (?:himself|herself|themselves)|slipped away|departed|left us|succumbed|deceased|did not make it|did not survive|did not pull through|is gone now|is gone|has gone|was gone|not wake up|was buried|was cremated|was laid to rest|was taken from us|was put down|was put to sleep|had to be put (?:down|to sleep)|dropped dead|was murdered|drowned)'
/** Auxiliaries and adverbs of "I have just been". */
export const been =
  '(?:was|were|been|got|getting|get|being|am|is|are|be)(?: (?:just|recently|suddenly|all|both|also))*'
