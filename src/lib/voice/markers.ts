/**
 * Wordings that carry manner rather than matter. After the politeness strategies of Danescu-Niculescu-Mizil et
 * al. 2013 ("A computational approach to politeness") and the brand-voice features of common style guides:
 * thanks, hedges, directness, address, contractions, emphasis.
 */
export const markers: readonly { name: string; says: string; pattern: RegExp }[] = [
  m('thanks', 'thanks the reader', /\b(?:thank(?:s| you)?|thx|appreciate(?:d)?|grateful)\b/gi),
  m('please', 'says please', /\bplease\b/gi),
  m('please_first', 'begins a sentence with please', /(?:^|[.!?]\s+)please\b/gi),
  m('apology', 'apologizes', /\b(?:sorry|apolog(?:y|ize|ise|ies)|excuse me|pardon|forgive|my bad)\b/gi),
  m('greeting', 'greets', /(?:^|[.!?]\s+)(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b/gi),
  m(
    'asks_gently',
    'asks with could or would',
    /\b(?:could|would) (?:you|it|there|we|i|this|that|anyone)\b|\bwould(?:n't)? mind\b/gi,
  ),
  m('asks_plainly', 'asks with can or will', /\b(?:can|will|do|did|are|have) you\b/gi),
  m('wonders', 'wonders aloud', /\b(?:wonder(?:ing|ed)?|curious|if (?:you|possible|so)|by the way|btw)\b/gi),
  m(
    'question_word_first',
    'opens with a bare question word',
    /(?:^|[.!?]\s+)(?:what|why|who|how|where|when|which)\b/gi,
  ),
  m('why', 'demands a why', /\bwhy\b/gi),
  m(
    'connective_first',
    'opens with so, then, and, but',
    /(?:^|[.!?]\s+)(?:so|then|and|but|or|well|ok|okay)\b/gi,
  ),
  m('you_first', 'opens a sentence with you', /(?:^|[.!?]\s+)you(?:r|'re|'ve)?\b/gi),
  m('i_first', 'opens a sentence with I', /(?:^|[.!?]\s+)i(?:'m|'ve|'d|'ll)?\b/gi),
  m(
    'praise',
    'praises',
    /\b(?:great|nice|good|excellent|interesting|cool|awesome|helpful|wonderful|love(?:ly)?|well done|brilliant|neat|amazing|perfect|beautiful)\b/gi,
  ),
  m(
    'blame',
    'uses hard words',
    /\b(?:wrong|bad|stupid|useless|ridiculous|nonsense|silly|terrible|awful|crap|hell|damn|pointless|lazy|ugly|idiot\w*|dumb|wtf|fail(?:ed|s)?|garbage|homework)\b/gi,
  ),
  m(
    'blunt',
    'states flatly',
    /\b(?:really|actually|in fact|obviously|clearly|the point|the truth|honestly|of course|just|simply|at all|even)\b/gi,
  ),
  m(
    'hedge',
    'hedges',
    /\b(?:maybe|perhaps|possibl[ey]|might|may|seems?|seemed|appears?|think|thought|guess|suppose|probably|likely|somewhat|sort of|kind of|almost|usually|suggest|believe|assume|bit|little)\b/gi,
  ),
  m(
    'modal_must',
    'commands with must, need, should',
    /\b(?:must|need(?:s)? to|have to|should|shouldn't|ought|had better)\b/gi,
  ),
  m('negation', 'says no', /\b(?:not|no|never|none|nothing|nobody|cannot|\w+n't)\b/gi),
  m('contraction', 'contracts words', /\b\w+['’](?:s|re|ve|ll|d|m|t)\b/gi),
  m('i', 'speaks of itself', /\b(?:i|me|my|mine|i'm|i've|i'd)\b/gi),
  m('we', 'says we', /\b(?:we|us|our|ours|we're|we've|we'll)\b/gi),
  m('you', 'addresses the reader', /\b(?:you|your|yours|you're|you've|you'll)\b/gi),
  m('third', 'speaks of others', /\b(?:he|she|they|them|their|his|her)\b/gi),
  m('this_it', 'points with this, that, it', /\b(?:this|that|these|those|it|its|it's)\b/gi),
  m(
    'help',
    'offers or asks for help',
    /\b(?:help|explain|elaborate|clarify|share|provide|tell|show|let (?:me|us) know|look at|point me)\b/gi,
  ),
  m(
    'orders',
    'begins with a command',
    /(?:^|[.!?]\s+)(?:buy|get|shop|grab|click|hurry|act|order|save|try|read|see|check|use|post|show|give|make|take|look|stop|do|don't|add|go|find|discover|explore|learn|start|join|claim|upgrade|edit|remove|explain|define)\b/gi,
  ),
  m(
    'urgent',
    'presses for time',
    /\b(?:now|today|hurry|last chance|ends|only|limited|immediately|asap|urgent|soon|before it's|miss out)\b/gi,
  ),
  m(
    'superlative',
    'uses superlatives',
    /\b(?:best|most|ever|ultimate|incredible|unbelievable|\w{3,}est|very|so|extremely|absolutely|totally|completely|truly)\b/gi,
  ),
  m(
    'formal',
    'uses formal connectives',
    /\b(?:therefore|however|furthermore|moreover|regarding|pursuant|hereby|kindly|sincerely|accordingly|thus|hence|shall|whom|upon)\b/gi,
  ),
  m(
    'slang',
    'uses slang',
    /\b(?:gonna|wanna|gotta|yeah|yep|nope|lol|guys?|folks|stuff|dude|ain't|u|ur|plz|pls|omg|haha|kinda|hmm|huh|oh)\b/gi,
  ),
  m('exclamation', 'exclaims', /!/g),
  m('question', 'asks', /\?/g),
  m('many_marks', 'repeats marks', /[!?]{2,}/g),
  m('ellipsis', 'trails off', /\.{3}|…/g),
  m('dash', 'uses dashes', /\s[-–—]+\s|—/g),
  m('parenthesis', 'adds in parentheses', /\(/g),
  m('quote', 'quotes', /["“”]/g),
  m('capitals', 'shouts in capitals', /\b[A-Z]{4,}\b/g),
  m('emoji', 'uses emoji', /\p{Extended_Pictographic}|[:;]-?[)(DP]/gu),
  m('number', 'gives numbers', /\b\d+/g),
  m('comma', 'uses commas', /,/g),
  m('colon', 'uses colons', /[:;](?=\s)/g),
]

/** Little words whose shares tell a hand from another and say nothing of the subject. */
export const littleWords =
  'a an the and or but if because as of at by for with about to from in on out up over then there here when where why how all any both each few more some such only own same so than too very can will would could should do does did have has had be is are was were been being what which who that this it i you we they my your our not no just also any another much many way any know want see get make like thing'.split(
    ' ',
  )

function m(name: string, says: string, pattern: RegExp) {
  return { name, says, pattern }
}
