"""The words by which a sentence gives a reason, and on which side of them the effect stands."""

from __future__ import annotations

import re

_NO_NAME = r"(?!(?:the )?(?-i:[A-Z]))"
_PLANS = (
    "able agreed began continue continued continues decided due enough expected failed going had has have"
    " helped hopes likely need needs planned plans pledged probably promised ready seeking set trying unable"
    " used wants"
)
_NO_PLAN = "".join(rf"(?<!\b{word} )" for word in _PLANS.split())
"""What somebody plans or has to do is no reason by itself."""
_NO_FIGURE = r"(?! (?:(?:about|some|only|just|over|nearly|almost) )*(?:(?:US|A|C)?[$€£]|(?:USD|EUR) )?\d)"
_NO_VERB = (
    r"(?! (?:run|take|start|begin|end|expire|come|be|open|reopen|close|meet|arrive|enter|last|resume"
    r"|report|release"
    r"|publish|vote|decide|go|reach|finish|sail|hold|become|get|have|join|sign|visit|complete|deliver"
    r"|receive)\b)"
)
"""What is due to happen is no reason."""
EFFECT_FIRST = re.compile(
    rf"\b(?:because|due (?:\w+ )?to{_NO_VERB}|owing to|thanks to|as a (?:result|consequence) of|(?:the"
    rf"|a) result of"
    r"|caused by|driven by|in (?:response|retaliation|protest|reaction)|(?:answer|response|reply|reaction) to"
    r"|retaliat\w+|stem(?:s|med|ming)? from|(?:follow(?:s|ed)|result(?:s|ed|ing)|aris(?:es|ing)"
    r"|arose) from|attribut\w+ to|explained by|on the back of|to make up for"
    r"|in (?:order|an? (?:bid|effort|attempt|move|step|measure|push|drive|campaign)) (?:to|aimed at)"
    r"|so (?:that|as to)|(?:designed|meant|intended) to|aim(?:ed|ing) (?:at|to)"
    r"|with (?:the|an?) (?:aim|goal|intention|purpose|view) (?:of|to)|(?:was|were|is|are|been) taken to"
    r"|reflect(?:s|ed|ing)|on account of|in (?:light|view|the wake) of|for (?:fear|lack|want) of"
    r"|against (?:the|a) (?:backdrop|background) of"
    r"|(?:supported|boosted|buoyed|helped|hit|hurt|pressured|underpinned|lifted|fuel+ed|spurred|prompted|held"
    r"|triggered|sparked|aided|curbed|hampered|depressed|limited|weighed|pushed|dragged|sustained|inflated"
    r"|disrupted|delayed|slowed|stoked)(?: (?:up|down|back|higher|lower|mainly|largely|partly|also|in part))*"
    rf" by{_NO_FIGURE}"
    r"|(?:on|over) (?:growing |rising |renewed |strong |weak |low |high |firm )?(?:fears?|concerns?|worries"
    r"|expectations?|hopes?|news|signs?|speculation)(?= (?:of|that|about|over)\b)"
    r"|given (?:that|(?=(?:the|its|their|an?|weak|strong|high|low|tight|ample)\b))"
    r"|over (?:its|their|alleged|suspected|concerns?|fears?|worries|allegations|claims"
    r"|an? (?:dispute|row)))\b"
    r"|\bsince (?!\w*\d|(?:the |early |mid|late |last |then"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"|, since (?=(?:the |early |mid|late )(?!(?:start|beginning|end|year|month|week|day|time|summer|winter"
    r"|spring|autumn|fall|turn|war|ban)\b)[^,;.]{3,70}? (?:had|has|have|was|were|is|are|left|made|meant)\b)"
    r"|, for (?=(?:(?!and\b)[\w’'-]+ ){1,5}?(?:had|has|have|was|were|is|are|could|would|fell|rose|grew|went"
    r"|leapt|sank|shut|ran|came|took|made|lost|began|gave|held|kept|\w{3,}ed)\b)"
    r"|\b(?:taking advantage|making use) of|\b(?:drawn|lured|attracted|tempted|enticed) by"
    r"|\bcashing in on|\bcapitali[sz]ing on"
    r"|\b(?:after|following|amid)" + _NO_FIGURE + r"(?= (?:an?|the|its|their|heavy|months|weeks|days|years)"
    r" )"
    r"|\bamid(?:st)?" + _NO_FIGURE + r"(?= \w)"
    r"|\bahead of (?=(?:an?|the|its|their|new|planned|possible|expected|looming|higher|import|export)\b)"
    + _NO_NAME
    + r"|\bafter (?=(?:[\w’'-]+ ){1,4}?(?:had|was|were|found|failed|took|ran|broke|went|rose|fell|grew"
    r"|sank|shut|cut|hit|came|said|made|lost|began|\w{3,}ed)\b)"
    r"|\b(?<!such )as (?=(?:[\w’'-]+ ){1,5}?(?:had|has|have|was|were|is|are|ran|fell|rose|cut|shut|took|went"
    r"|began|\w{3,}ed"
    r"|remains?|stays?|keeps?|kept|grew|grows?|made|makes?|came|comes?|heads?|holds?|held|built|builds?|drove"
    r"|drives?|looks?|escalates?|continues?|faces?|struggles?|prepares?|seeks?|sought|weighs?|hit|hits)\b)"
    r"(?!as (?:a|an|of|well|part|many|much|if|though|expected|reported"
    r"|planned|compared)\b)"
    r"|(?<=, )as (?=(?:the|it|its|they|their|some|many|most|more|high|low|strong|weak|heavy|\w+s) )"
    r"|(?<=[a-z]): (?![^.;]*\b(?:expected|planned|scheduled|instead of|due)\b)"
    r"(?=(?:its|the|their|they|it|there|high|low|too|weak|strong)\b)"
    r"|, (?:citing|blaming|ruling|arguing|saying) (?:that )?"
    r"|(?<=\w )"
    + _NO_PLAN
    + r"to (?=(?:help )?(?:protect|prevent|avoid|curb|save|ease|stem|boost|secure|keep|stop"
    r"|shield|force|encourage|support|prop|stabili[sz]e|safeguard|ensure|guarantee|shore|tackle|combat"
    r"|contain"
    r"|conserve|promote|spur|stimulate|attract|offset|compensate|cool|tame|rein|limit|discourage|cover"
    r"|counter"
    r"|bolster|preserve|restrain)\b)",
    re.IGNORECASE,
)
"""The effect stands before these words, or behind the comma when they open the sentence."""
CAME_FROM = re.compile(
    r"(?P<effect>\b(?:rise|increase|gain|growth|jump|surge|recovery|fall|drop|decline|decrease|loss|slump"
    r"|improvement|change|difference|shortfall|surplus)s?\b[^.;,]{0,60}) (?:comes?|came) from\b",
    re.IGNORECASE,
)
"""A change came from its cause; goods that "came from" a country did not."""
PLAIN = re.compile(
    r"because|due|owing|thanks|result|consequence|caused|driven|response|retaliat|answer|reaction|stem|from$"
    r"|attribut|explained|since|back of|move|step|measure|push|drive|campaign|aim|taken to|account of"
    r"|light of|view of|wake of|fear of|lack of|want of|backdrop|background|ed (?:\w+ )*by$|given"
    r"|make up|order to|bid to|effort|attempt|so that|citing|blaming|ruling"
    r"|arguing|^as |reply|protest|designed|meant|intended|so as|, for |advantage|making use|lured|enticed",
    re.IGNORECASE,
)
CAUSE_FIRST = re.compile(
    r"\b(?:led to|leads to|leading to|forc(?:ed|es|ing)|prompt(?:ed|s|ing)|caus(?:ed|es|ing)(?! by)|hence"
    r"|therefore|thus|as a (?:result|consequence)(?! of)|that is why|which is why|for (?:this|that) reason"
    r"|resulted in|(?:made use|took advantage) of|(?:cashed in|seized|capitali[sz]ed) on"
    r"|(?<=, )so (?=(?:[\w’'-]+ ){1,4}?(?:had|has|was|were|is|are|could)\b)"
    r"|set(?:s|ting)? off|(?:trigger|spark|fuel+|boost|spur+|hamper|curb|stall|exacerbat)(?:ed"
    r"|s)(?! (?:\w+ )?by)"
    r"|(?:is|was|are|were) what (?:has |have |had )?(?!(?:he|she|it|they|we|the|an?|is|was|are|were)\b)\w+"
    r"|contributed to|t(?:akes?|aken|ook|aking) (?:a|its|their) toll on|impact on|weigh(?:s|ed|ing) on"
    r"|drove|driv(?:es|ing) (?:up|down)|drag(?:s|ged|ging) (?:down|on)"
    r"|push(?:es|ed|ing) (?:up|down|\w+ prices)(?! by)|ke(?:eps?|pt) a lid on|put(?:s"
    r"|ting)? (?:\w+ )?pressure on"
    r"|help(?:s|ed) (?:to )?\w+|(?:encourag|enabl|discourag|deterr?|tempt|dissuad)(?:es|s|ed|ing)(?! by)"
    r"|(?:tends?|tended) to (?:encourage|discourage|deter|depress|support|lift|raise|lower)"
    r"|(?:allowing|letting|enabling|leaving|freeing) \w+"
    r"|(?:ke(?:eps?|pt)|ma(?:kes?|de)|left|leaves|turn(?:s|ed)|rendered) (?!it (?:clear|possible))"
    r"(?:[\w’'-]+ ){1,5}?(?:weak|strong|low|high|short|tight|scarce|dear|cheap|expensive|subdued|firm|slow"
    r"|unprofitable|uncompetitive|(?:more|less) \w+|(?!(?:their|other|after|over|under|never|either)\b)"
    r"\w{3,}er))\b",
    re.IGNORECASE,
)
"""The effect stands behind these words; "the heat kept demand weak" tells how something was made."""
SAYS_WHY = re.compile(
    r"\b(?:ha(?:s|ve|d) (?:little|nothing|less|much|more|everything) to do with"
    r"|blam(?:e[sd]?|ing)|attribut\w+|explain(?:s|ed|ing)?|reasons?|credit(?:s|ed|ing)|point(?:s|ed) to"
    r"|cit(?:es|ed)|no mystery|(?:is|was|are|were) (?:the|one|a|its) (?:main |chief )?(?:cause|explanation)"
    r"|to blame|(?:obstacle|hurdle|barrier|bottleneck|culprit|driver|trigger|problem|impediment)s? (?:is"
    r"|are|was|were"
    r"|remains?|has been|have been)|asks? why|asked why|the (?:aim|goal|purpose|idea|intention) (?:is|was)"
    r"|link(?:s|ed|ing) (?:it|this|that|the [^.;]{1,60}?) to|a matter of|behind (?:the|this|these|it)"
    r"|argu(?:es|ed) that|put(?:s)? (?:it|this|the \w+) down to|can thank"
    r"|(?<!to )\b(?:made|makes|making) up for"
    r"|(?:more than |partly |fully )?(?:compensated for|outweighed|cushioned)"
    r"|in (?:its|their) (?:place|stead)|have .{1,30} to thank)\b",
    re.IGNORECASE,
)
"""The whole sentence is about the reason."""
HEADS_REASON = re.compile(
    r"^\W*(?:why|how come|(?:the )?(?:main )?(?:reasons?|causes?|background|explanations?|drivers?)"
    r"|what (?:is|was|lies|lay|stands|drives|drove|explains|caused)(?: behind)?|behind the"
    r"|explained)\b|\bexplained\W*$",
    re.IGNORECASE,
)
"""A heading over reasons."""
WANTS = re.compile(r"\b(?:wants? to|seeks? to|hopes? to|aims? (?:to|at))\b", re.IGNORECASE)
"""It is so where it leans on the event told before: "It wants to keep ore at home"."""
ANNOUNCES_REASON = re.compile(
    r"\b(?:no mystery|ha(?:s|ve|d) (?:little|nothing|less) to do with"
    r"|(?:is|was|are|were) (?:the|one|a) (?:cause|reason|explanation)\W*$|to blame\W*$"
    r"|the (?:reason|explanation|cause) (?:is|was) (?:simple|plain|clear)|asks why"
    r"|behind (?:the|this|these|it)"
    r"|(?:two|three|four|five|six|several|many) (?:reasons|causes)"
    r"|^\W*(?:but |and |so )?(?:why|how come)\b[^.?]{0,60}\?\W*$|^\W*the (?:reason|cause|explanation)\?"
    r"|(?:one|another|the main|the chief|a) reason (?:for|behind|why) [^.;]{1,60} (?:is|was)"
    r" (?:the |an? )?\w+\W*$)",
    re.IGNORECASE,
)
"""A sentence that says that the reason comes next."""
DISRUPTS = re.compile(
    r"\b(?:shut|closed|closures?|stopped|halted|blocked|delay(?:s|ed)?|strikes?|outages?|offline|maintenance"
    r"|repairs?|fault|fire|accident|storms?|hurricane|typhoon|cyclone|drought|floods?|flooding|rains?|frost"
    r"|weather|swell|fog|protests?|blockade|shortages?|ran out|used up|back in service|restart\w*|hampered"
    r"|disrupt\w+|sanctions?|counted twice|entered twice|wrongly|in error|bottleneck\w*|swamped|glut"
    r"|demand|lockdowns?|congestion|derail\w+|breakdowns?|heatwaves?|inspections?|holidays?|festivals?"
    r"|wedding season|unprofitable|(?:paid|pays?|paying) (?:poorly|badly|little)|(?:no longer|hardly"
    r"|not) (?:paid|pays?"
    r"|worth(?:while)?)|expired|(?:fill|filling|filled) (?:tanks|stores|warehouses)"
    r"|(?:re)?stocking(?: up)?|hoard\w+"
    r"|pests?|disease|outbreak|swine fever|bird flu|landslides?|earthquake|blackouts?|power cuts?|low water"
    r"|boycott|attacks?"
    r"|(?:had|has|have) failed|failed crops?|crop failures?)\b",
    re.IGNORECASE,
)
"""Words of an event that may be a reason."""
LEANS_BACK = re.compile(
    r"^\W*(?:because(?! (?!of (?:this|that)|the |this |that |these |those |its? |their |they )[^.;]{5,}, )"
    r"|this|that|these|those|both|therefore|hence|thus|as a (?:result|consequence)"
    r"|for (?:this|that)(?: reason)?|so|it|they|he|she|the (?:latest |new )?(?:aim|reason|decision|move"
    r"|step|measure|ban"
    r"|company|group|firm|ministry|government|fall|rise|drop|decline|decrease|reduction|increase|growth|jump"
    r"|surge|slump|recovery|gain|loss|shortfall|delay|slowdown|difference|change|halt|closure|cut"
    r"|cause|explanation)"
    r"|(?:the )?[\w’'-]+(?: \w+)? (?:acted|reacted|responded|intervened|did so|did this|stepped in"
    r"|moved to do so|took (?:the|this|that) (?:step|decision|measure)|made the move))\b",
    re.IGNORECASE,
)
TURNS = re.compile(
    r"\b(?:nonetheless|nevertheless|however|on the other hand|by contrast|meanwhile|in contrast)\b",
    re.IGNORECASE,
)
