"""The sentence of every rule and the way out, in English; gettext catalogues hold the Dutch.

Facts between braces are filled in from the finding.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a sentence for translation without translating it yet."""
    return msgid


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong (`message`), what to do (`hint`), and the hint when a near name is known.

    `mends` has what to do about each problem (the finding's fact) of which that is known.
    """

    message: str
    hint: str
    hint_nearest: str = ""
    mends: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


MAY_STAY = N_("If it may stay, put below the first `---`: `privacy_reviewed: [{code}: reason]`.")
"""The end of a hint on personal data: how to mark an exception."""

TYPE_HYPHENS = N_("Here stands {written}, as Word makes it. Type three hyphens: `---`.")
"""What to do about a line that was `---`."""

SENTENCES = MappingProxyType(
    {
        "P001": Sentence(
            N_("the file is not text in UTF-8: {encoding}"),
            N_("Save it again as text, and choose UTF-8 as its encoding."),
        ),
        "P002": Sentence(
            N_("the file is probably not text: it holds a sign that no text has (NUL)"),
            N_(
                "Is it a Word file or a picture with the wrong name? Put it in the attachments folder."
            ),
        ),
        "P003": Sentence(
            N_("the file is too large: {size}, and at most {limit} is read"),
            N_("Split it into several pieces, or make the long part an attachment."),
        ),
        "P004": Sentence(
            N_("this is not an ordinary file but {what}"), N_("Put the file itself here.")
        ),
        "P005": Sentence(
            N_("this leads out of the portfolio folder, so it is not opened"),
            N_("Copy the file into your portfolio folder."),
        ),
        "P006": Sentence(
            N_("this file is not shown in the portfolio"),
            N_(
                "Evidence is a file that ends in .md. If this belongs to evidence, name it there under `attachments:`. It may also stay here."
            ),
            N_("Remove `.txt` from the name: {nearest}. Then it is read."),
            mends=MappingProxyType(
                {
                    "words": N_(
                        "Its words do not count now. Make a piece of evidence with `portfolio new` and paste the text into it. Or name this file under `attachments:` in a piece of evidence."
                    ),
                    "words-of-an-older-program": N_(
                        "Its words do not count now. Make a piece of evidence with `portfolio new` and paste the text into it. Or save it as .pdf, and name that under `attachments:` in a piece of evidence."
                    ),
                }
            ),
        ),
        "P007": Sentence(
            N_("there is no portfolio.yaml here"),
            N_("Is this the right folder? `portfolio init FOLDER` makes a new portfolio."),
        ),
        "P008": Sentence(
            N_("there is no evidence yet"),
            N_("`portfolio new` starts your first piece of evidence."),
        ),
        "P009": Sentence(N_("this file has the same role as {other}"), N_("Keep one of the two.")),
        "P010": Sentence(
            N_("the name of this file holds signs that do not work everywhere"),
            N_("Use letters, digits, spaces and hyphens."),
        ),
        "P011": Sentence(
            N_("'{folder}' should be a folder"),
            N_("Give the file another name, and make a folder with this one."),
        ),
        "P012": Sentence(
            N_("this folder holds more than {most} files and folders"),
            N_("Is this the right folder? Move what is not of your portfolio out of it."),
        ),
        "P013": Sentence(
            N_("the texts here are larger than {limit} together, so none of them is read"),
            N_("Is this the right folder? Move what is not of your portfolio out of it."),
        ),
        "P014": Sentence(
            N_(
                "this folder lies more than {most} levels deep, or its path is very long, so it is not looked into"
            ),
            N_("Move what is in it to a folder higher up."),
        ),
        "P020": Sentence(
            N_("the file does not begin with a block of data between two lines of ---"),
            N_(
                "Put this at the top: ---, then title, date, kind and competences, then --- again. `portfolio new` makes it for you."
            ),
            mends=MappingProxyType({"long-fence": TYPE_HYPHENS}),
        ),
        "P021": Sentence(
            N_("the block of data at the top has no closing line of ---"),
            N_("Put a line with only --- below the data and above your text."),
            mends=MappingProxyType({"long-fence": TYPE_HYPHENS}),
        ),
        "P022": Sentence(
            N_("the data cannot be read: {problem}"),
            N_(
                "Look at this line and the one above it: a blank after each colon and each dash, the same indent for things that belong together, and text with a colon between quotes."
            ),
            mends=MappingProxyType(
                {
                    "control-character": N_("Remove what stands here, and type it again."),
                    "colon-in-text": N_(
                        'Is the colon part of your text? Then put the whole text between straight quotes: "…". Else give this line the same indent as what it belongs with.'
                    ),
                    "no-colon": N_(
                        "Is this a key? Then put a colon and a blank behind it. Does it belong to the text above? Then put blanks before it."
                    ),
                    "dash-without-blank": N_("Put a blank behind the dash."),
                    "colon-without-blank": N_("Put a blank behind `{written}`."),
                    "list-without-key": N_("Put the key and a colon before it: `key: […]`."),
                    "dash-missing": N_(
                        "Put a dash and a blank before this line, or give it the indent of the line above."
                    ),
                    "lines-without-dash": N_("Begin each line of the list with `- `."),
                    "odd-first-sign": N_('Put straight quotes around the text: "…".'),
                    "quote-not-closed": N_("Put a `{written}` at the end of the text as well."),
                    "curly-quote": N_(
                        "Type a straight quote in place of {written}: `{suggestion}`. `portfolio check --fix` does it for you."
                    ),
                    "text-after-quote": N_(
                        "Put a `{written}` at the beginning and at the end of the whole text."
                    ),
                    "tab": N_("Remove the tab, and type blanks."),
                    "wrong-indent": N_(
                        "Give this line as many blanks at its beginning as the lines it belongs with."
                    ),
                    "bracket-not-closed": N_("Put a `{written}` at the end of line {line}."),
                    "bracket-of-other-sort": N_("Put a `{written}` here."),
                    "comma-missing": N_(
                        'Put a comma between what stands here. Is the colon part of your text? Then put the whole text between straight quotes: "…".'
                    ),
                }
            ),
        ),
        "P023": Sentence(
            N_("{feature} cannot be used here"),
            N_("Write the value out in full. If it is meant as text, put it between quotes."),
        ),
        "P024": Sentence(
            N_("{key} is here twice (first on line {first_line})"), N_("Keep one of the two.")
        ),
        "P025": Sentence(
            N_("{key} and {other} mean the same, and both are here (first on line {first_line})"),
            N_("Keep one of the two."),
        ),
        "P026": Sentence(
            N_("the data is too much: {what} (at most {limit})"),
            N_("Keep only what is needed at the top, and put the rest in the text."),
        ),
        "P027": Sentence(
            N_("there should be lines of the form `key: value` here"),
            N_("Begin for example with `title: …`."),
        ),
        "P028": Sentence(
            N_("the file is empty, so it does not count"),
            N_(
                "Remove it, and make your evidence with `portfolio new`. Did something stand in it? Then look for a copy."
            ),
        ),
        "P101": Sentence(
            N_("{key} is not known, so it is not used"),
            N_("Remove it, or check how it is spelled."),
            N_("Did you mean {nearest}?"),
            mends=MappingProxyType(
                {
                    "cut-by-comma": N_(
                        'A comma ends a value between {{ and }}. Does this belong to the value before it? Then put the whole value between straight quotes: "…, …".'
                    )
                }
            ),
        ),
        "P102": Sentence(
            N_("{key} is missing"),
            N_("Add a line `{suggestion}`."),
            mends=MappingProxyType(
                {"nothing-behind": N_("Fill in something behind `{written}:`.")}
            ),
        ),
        "P103": Sentence(
            N_("{key} should be {expected}, not {found}"),
            N_("`portfolio explain P103` shows an example."),
        ),
        "P104": Sentence(
            N_("unknown competence '{written}'"),
            N_("`portfolio standard list` shows all competences."),
            N_("Did you mean {nearest}?"),
        ),
        "P105": Sentence(
            N_("unknown stadium '{written}'"),
            N_("Choose {choices}."),
            N_("Write {nearest}, without the quotes around it."),
        ),
        "P106": Sentence(
            N_("unknown indicator '{written}'"),
            N_("`portfolio standard show` with the competence's id shows its indicators."),
            N_("Did you mean {nearest}?"),
        ),
        "P107": Sentence(
            N_("{written} is not an indicator of {competence}"),
            N_("Put it with the claim of its own competence."),
        ),
        "P108": Sentence(
            N_("{competence} is claimed twice in this file (first on line {first_line})"),
            N_("Keep the claim with the highest stadium."),
        ),
        "P109": Sentence(
            N_("unknown kind of evidence '{written}'"),
            N_("Choose {choices}."),
            N_("Did you mean {nearest}?"),
        ),
        "P110": Sentence(
            N_("'{written}' at {key} is not a date"),
            N_("Write {expected}."),
            N_("Write {nearest}. `portfolio check --fix` does it for you."),
        ),
        "P111": Sentence(
            N_("the period ends ({last}) before it begins ({first})"), N_("Swap the two dates.")
        ),
        "P112": Sentence(
            N_("the date {date} is later than the reference date {reference}"),
            N_("Correct the date, or set a later reference date in portfolio.yaml."),
        ),
        "P113": Sentence(
            N_("the title is too long: {length} characters (at most {limit})"),
            N_("Make it one short line."),
        ),
        "P114": Sentence(
            N_("there is no text below the data"),
            N_("Tell what you did: situation, task, action, result, reflection."),
        ),
        "P115": Sentence(
            N_("this evidence does not claim any competence"),
            N_("Add `competences:` with at least one line, such as `  - G1.1: stadium`."),
        ),
        "P116": Sentence(N_("'{written}' at {key} is neither yes nor no"), N_("Write yes or no.")),
        "P117": Sentence(N_("unknown language '{written}'"), N_("Choose {choices}.")),
        "P118": Sentence(
            N_("the standard '{written}' is not there"),
            N_("Choose {choices}, or the path of a standard file (.yaml)."),
        ),
        "P119": Sentence(
            N_("the procedure '{written}' is not there"),
            N_("Choose {choices}, or the path of a procedure file (.yaml)."),
        ),
        "P120": Sentence(N_("unknown life area '{written}'"), N_("Choose {choices}.")),
        "P121": Sentence(N_("there is both a date and a period"), N_("Keep one of the two.")),
        "P122": Sentence(
            N_("this evidence expired on {date}, before the reference date {reference}"),
            N_("Add the renewed one, or newer evidence beside it."),
        ),
        "P123": Sentence(
            N_("a {kind} does not expire"), N_("Remove the expiry date, or choose another kind.")
        ),
        "P124": Sentence(
            N_("there is no date"), N_("Add `date: 2025-03`, so that it shows how recent this is.")
        ),
        "P125": Sentence(
            N_("there is no kind of evidence"), N_("Add `kind: …`. Choose {choices}.")
        ),
        "P126": Sentence(
            N_("there is no context: where, and with whom, was this?"),
            N_("Add `context: …`. Assessors look for variation in it."),
        ),
        "P127": Sentence(
            N_("{competence} is claimed at {stadium}, and its passages here show only {shown}"),
            N_("Mark words that show {stadium}, or claim {shown}."),
        ),
        "P128": Sentence(
            N_("this is the same text as {other}"),
            N_("Keep one of the two: a copy does not count as a second piece of evidence."),
        ),
        "P129": Sentence(
            N_("{competence} belongs to a life area ({area}) that this portfolio does not include"),
            N_("Add `life_areas: [{area}]` in portfolio.yaml if your procedure includes it."),
        ),
        "P130": Sentence(
            N_("no passage anywhere shows an indicator of {competence} at {stadium}"),
            N_("A stadium includes the ones below it. Mark words that show {stadium} as well."),
        ),
        "P131": Sentence(
            N_("'{written}' is read as {canonical}"),
            N_("Write {canonical}. `portfolio check --fix` does it for you."),
        ),
        "P132": Sentence(
            N_("{competence} is claimed, and nowhere is a passage or a reason for it"),
            N_("Mark the words that show it, or say with the claim why: `why: …`."),
        ),
        "P133": Sentence(
            N_("nothing is written here yet and no file is attached, so it does not count"),
            N_("Write below the headings what you did, or let it be a draft: `draft: yes`."),
        ),
        "P134": Sentence(
            N_("this evidence is not anonymised, by your own word"),
            N_("Leave out by what somebody can be recognised, then write `anonymised: yes`."),
        ),
        "P201": Sentence(
            N_("unknown indicator '{written}' at this passage"),
            N_("`portfolio standard show` with the competence's id shows its indicators."),
            N_("Did you mean {nearest}?"),
        ),
        "P202": Sentence(
            N_("this passage is for {competence} ({title}), which this file does not claim"),
            N_(
                "Add under `competences:` the line `{suggestion}`, with its blanks in front, or remove the passage."
            ),
        ),
        "P203": Sentence(
            N_("'{written}' looks like a passage, but is not one"),
            N_(
                "Write [the words] and straight after it the ids of indicators between curly brackets, such as {{G1.2.B1}}."
            ),
            N_("Write `{nearest}` here, with curly brackets and without a blank in between."),
        ),
        "P204": Sentence(
            N_("the link leads to '{target}', which is not there"),
            N_("Check the name. The path counts from the folder of this file."),
            N_("Did you mean {nearest}?"),
        ),
        "P205": Sentence(
            N_("the link '{target}' is of a sort that is not allowed"),
            N_(
                "Use a web address (https://…), an e-mail address (mailto:…) or a file of your portfolio."
            ),
        ),
        "P206": Sentence(
            N_(
                "the text is nested too deeply here (at most {limit} levels), so it is shown plainly"
            ),
            N_("Use fewer lists and quotations inside each other."),
        ),
        "P207": Sentence(
            N_("{written} is shown as text, and does nothing"),
            N_("Use Markdown: **bold**, *italic*, - list."),
        ),
        "P208": Sentence(
            N_("the picture '{target}' is on the internet, so it is not shown"),
            N_(
                "Save it in your attachments folder and link to it there: the portfolio opens without internet."
            ),
        ),
        "P209": Sentence(
            N_("the link '{target}' leads out of the portfolio folder"),
            N_("Copy the file into your portfolio folder and link to it there."),
        ),
        "P210": Sentence(
            N_("the link '{target}' leads to a draft, which is not published"),
            N_("Finish the draft (`draft: no`), or remove the link."),
        ),
        "P211": Sentence(
            N_("this passage is one word: '{written}'"),
            N_("Mark the whole sentence, so that it can be read by itself."),
        ),
        "P212": Sentence(
            N_("this passage is {words} words long, at least half of the text ({total} words)"),
            N_("Mark only the sentence or two that show it."),
        ),
        "P213": Sentence(
            N_(
                "a comment begins here with {written} and does not end, so it is shown to everybody"
            ),
            N_("Put --> behind it, before the next empty line."),
        ),
        "P214": Sentence(
            N_("the text holds more than {most} signs of markup, so it is shown plainly"),
            N_("Split it into several pieces, or make the long part an attachment."),
        ),
        "P215": Sentence(
            N_("{written} stands in a block of code, so it marks nothing"),
            N_(
                "Remove the blanks or the tab before this line, or the line of ``` above and below it."
            ),
        ),
        "P216": Sentence(
            N_("'{written}' is not a heading: there is no blank behind the #"),
            N_("Write `{right}`."),
        ),
        "P301": Sentence(
            N_("the attachment '{path}' is not there"),
            N_("Put the file in the attachments folder, or correct the name."),
            N_("Did you mean {nearest}?"),
        ),
        "P302": Sentence(
            N_("a file of this sort ({extension}) is not published"),
            N_("Save it as one of {choices}."),
        ),
        "P303": Sentence(
            N_("the file is called {extension}, but it is {found}"),
            N_("Save it again from the program that made it, with the right extension."),
        ),
        "P304": Sentence(
            N_("the attachment is too large: {size} (at most {limit})"),
            N_("Make the file smaller, for instance by shortening the video."),
        ),
        "P305": Sentence(
            N_("the attachment is empty"),
            N_("Copy the file again, or remove the line that names it."),
        ),
        "P306": Sentence(
            N_("no evidence refers to this attachment, so it is not published"),
            N_("Name the file under `attachments:` in the evidence it belongs to."),
        ),
        "P307": Sentence(
            N_("{path} is the same file as {other}"),
            N_("Keep one of the two, and refer to that one."),
        ),
        "P308": Sentence(
            N_("the picture is {width} by {height} pixels, more than {most} million together"),
            N_("Save it smaller: 4,000 pixels on the longest side is enough for any screen."),
        ),
        "P309": Sentence(
            N_("the attachments are too large together: {size} (at most {limit})"),
            N_("Make the largest ones smaller, for instance by shortening videos."),
        ),
        "P401": Sentence(
            N_("this reflection is on an unknown competence '{written}'"),
            N_(
                "Give the file the name of the competence, such as G1.1.md, or add `competence: G1.1`."
            ),
            N_("Did you mean {nearest}?"),
        ),
        "P402": Sentence(
            N_("there is already a reflection on {competence}: {other}"),
            N_("Make it one reflection."),
        ),
        "P403": Sentence(N_("unknown stadium '{written}'"), N_("Choose {choices}.")),
        "P404": Sentence(
            N_("the part {parts} is missing here"),
            N_("Give each part of STARR a heading: Situatie, Taak, Actie, Resultaat, Reflectie."),
        ),
        "P405": Sentence(
            N_("this reflection speaks of {written}, and the evidence claims {claimed}"),
            N_("Write of the stadium that you claim for {competence}, or correct the stadium."),
        ),
        "P501": Sentence(
            N_("this looks like a citizen service number (BSN): {written}"),
            N_(
                "Remove it: nobody may publish a BSN, so no exception counts. Write 'her number'. If "
                "it is another number, say so right before it: 'invoice number'."
            ),
        ),
        "P502": Sentence(
            N_("this looks like a bank account number: {written}"),
            N_("Remove it, or write for example 'his account'. {reviewed}"),
        ),
        "P503": Sentence(
            N_("this looks like a telephone number: {written}"),
            N_("Remove it, or write for example 'I called her'. {reviewed}"),
        ),
        "P504": Sentence(
            N_("this looks like an e-mail address: {written}"),
            N_("Remove it, or write for example 'I sent him a message'. {reviewed}"),
        ),
        "P505": Sentence(
            N_("this looks like somebody's address: {written}"),
            N_("Name only the neighbourhood or town. {reviewed}"),
        ),
        "P506": Sentence(
            N_("this looks like a date of birth: {written}"),
            N_("Write an age, such as 'a woman in her forties'. {reviewed}"),
        ),
        "P507": Sentence(
            N_("this may be the name of somebody: {written}"),
            N_("Write for example 'Mrs B.' or a made-up first name. {reviewed}"),
        ),
        "P508": Sentence(
            N_("the name of this file may hold personal data ({kind}): {written}"),
            N_("Rename the file after what it shows."),
        ),
        "P509": Sentence(
            N_("the exception for {written} is not needed: there is nothing of the kind here"),
            N_("Remove the line, or check the code."),
        ),
        "P511": Sentence(
            N_("the attachment {path} holds what looks like a BSN: {written}"),
            N_(
                "Remove the digits from the file and save it anew. A black box over them is not enough. Until then it is not published, and no exception counts."
            ),
        ),
        "P512": Sentence(
            N_("the attachment {path} holds personal data ({kind}): {written}"),
            N_(
                "Remove it from the file if it is not yours or your employer's. A black box over it is not enough. {reviewed}"
            ),
        ),
        "P513": Sentence(
            N_("the attachment {path} says who made it: {written}"),
            N_(
                "Remove the author in the file's properties, if that should not be known. {reviewed}"
            ),
        ),
        "P514": Sentence(
            N_("the photo {path} says where it was taken"),
            N_("The site's copy does not. Mind it when you hand on the file itself. {reviewed}"),
        ),
        "R001": Sentence(
            N_("this review cannot be read: {problem}"),
            N_("Ask the assessor to save it anew from the site, and add that file."),
        ),
        "R002": Sentence(
            N_("this file is not a review"),
            N_(
                "A review is the file that an assessor saves from the site. Move this one elsewhere."
            ),
        ),
        "R003": Sentence(
            N_("this review is of form {written}, and this program knows form {known}"),
            N_("Update the program, and build again."),
        ),
        "R004": Sentence(
            N_("at {key} should be {expected}, and there is {found}"),
            N_("Ask the assessor to save it anew from the site, and add that file."),
        ),
        "R005": Sentence(
            N_("at {key} {what} (at most {most})"),
            N_("Ask the assessor to make it shorter and to save it anew."),
        ),
        "R006": Sentence(
            N_("this is not a review, so it is not read"),
            N_("The name of a review ends in .json. Move this file elsewhere."),
        ),
        "R007": Sentence(
            N_("this review is of another portfolio, that of {candidate}"),
            N_("Put it in the portfolio that it is about."),
        ),
        "R008": Sentence(
            N_("the review speaks of competence '{written}', which the standard does not know"),
            N_("That judgement is not shown. Ask the assessor which competence was meant."),
        ),
        "R009": Sentence(
            N_("the review speaks of stadium '{written}', which the standard does not know"),
            N_("The stadia are {choices}. Ask the assessor which was meant."),
        ),
        "R010": Sentence(
            N_("there are two reviews of {assessor}: the other is {other}"),
            N_("Keep the newest of the two; the other one counts now."),
        ),
        "S001": Sentence(
            N_("the id {id} is here twice (first on line {first_line})"),
            N_("Give each a code of its own."),
        ),
        "S002": Sentence(
            N_("unknown stadium '{written}'"), N_("Choose {choices}, or add it under `stadia`.")
        ),
        "S003": Sentence(
            N_("the rule asks for {required} competences, and there are {available}"),
            N_("Correct `required`, or add what is missing."),
        ),
        "S004": Sentence(
            N_("the id '{written}' does not fit: {expected} was expected"), N_("Correct the id.")
        ),
        "S006": Sentence(
            N_("{written} stands after {after}, which is not the order of the ids"),
            N_("Put them in order."),
        ),
        "S007": Sentence(
            N_("the letter {letter} is also that of {other}"),
            N_("Give each stadium a letter of its own."),
        ),
        "S008": Sentence(
            N_("{written} at {key} is out of range ({range})"), N_("Correct the number.")
        ),
    }
)
