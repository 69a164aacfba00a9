"""What every rule ensures in German, why, and which codes it reports; the English sentence is its docstring.

The pages docs/checks.de.md and docs/checks.en.md are made of this table, the messages and the examples.
"""

from __future__ import annotations

from dataclasses import dataclass

from konzept.texts.messages.message import Wording


@dataclass(frozen=True)
class Promise:
    """What a rule ensures, in German, why, and the codes it reports."""

    codes: tuple[str, ...]
    german: str
    why: Wording


def _rule(codes: str, german: str, why_de: str, why_en: str) -> Promise:
    return Promise(tuple(codes.split()), german, {"de": why_de, "en": why_en})


PROMISES: dict[str, Promise] = {
    "sections_form_a_tree": _rule(
        "sections-empty section-number section-repeated section-parent",
        "Ein Konzept hat Abschnitte, jede Nummer einmal, und zu jedem Abschnitt den darüber.",
        "Aus den Nummern entsteht das Inhaltsverzeichnis.",
        "The table of contents is made of the numbers.",
    ),
    "sections_exist": _rule(
        "section-unknown",
        "Jeder Abschnitt, den Eintrag, Kennzahl, Verweis oder Anmerkung nennen, steht in seinem Konzept.",
        "Sonst weiß niemand, wo im amtlichen Text die Stelle ist.",
        "Otherwise nobody knows where in the official text the passage is.",
    ),
    "positions_are_unique": _rule(
        "position-taken",
        "Keine zwei Einträge eines Abschnitts beanspruchen denselben Platz.",
        "Die Plätze ordnen die Einträge wie im amtlichen Text.",
        "The positions put the entries in the order of the official text.",
    ),
    "numbers_are_unique_and_in_their_section": _rule(
        "number-section number-taken",
        "Eine gedruckte Nummer kommt in ihrem Konzept einmal vor und beginnt mit der Nummer ihres Abschnitts.",
        "Unter der Nummer wird ein Eintrag zitiert.",
        "An entry is cited by its number.",
    ),
    "counts_are_complete": _rule(
        "count-differs",
        "Ein Konzept hat so viele Leitlinien, Ziele und nummerierte Maßnahmen, wie sein amtlicher Text zählt.",
        "Geht eine Datei verloren, fehlte sonst unbemerkt ein Teil des Textes.",
        "Otherwise a part of the text would be missing unnoticed once a file is lost.",
    ),
    "figures_stand_with_their_entry": _rule(
        "figure-concept figure-section",
        "Eine Kennzahl steht im Konzept und im Abschnitt des Eintrags, aus dem sie stammt.",
        "Wer nachlesen will, muss sie dort finden.",
        "Whoever wants to look it up must find it there.",
    ),
    "parents_do_not_run_in_circles": _rule(
        "circle",
        "Kein Konzept ist sich selbst übergeordnet und kein Akteur Teil seiner selbst, auch nicht über Umwege.",
        "Ein Kreis hat kein Oben; die Website könnte ihn nicht ordnen.",
        "A circle has no top; the site could not put it in order.",
    ),
    "fingerprints_have_their_form": _rule(
        "wording-form",
        "Der Vermerk über den amtlichen Wortlaut hat seine Form.",
        "Nur so fällt auf, wenn sich der amtliche Text ändert.",
        "Only then does a change of the official text show.",
    ),
    "translations_are_current": _rule(
        "translation-outdated translation-unsure translation-unrecorded translation-unneeded",
        "Jede Übersetzung passt zum Original, wie es jetzt ist, und kein Vermerk überlebt seinen Text.",
        "Eine veraltete Übersetzung sagt etwas, das nicht mehr stimmt.",
        "An outdated translation says something that is no longer true.",
    ),
    "texts_are_in_their_language": _rule(
        "wrong-language",
        "Jeder Text steht in der Sprache, unter der er abgelegt ist; keine zwei sind vertauscht.",
        "Sonst lesen alle den falschen Text.",
        "Otherwise everybody reads the wrong text.",
    ),
    "texts_are_whole": _rule(
        "cut-off",
        "Jeder längere Text endet, wo ein Satz endet.",
        "Sonst ist etwas verloren gegangen.",
        "Otherwise something got lost.",
    ),
    "new_files_say_all_that_is_left": _rule(
        "unfinished",
        "Eine Datei mit anderen Fehlern zeigt auch ihre unfertigen Texte, alles in einem Lauf.",
        "Wer eine neue Datei ausfüllt, sieht so gleich, was noch fehlt.",
        "Whoever fills in a new file sees at once what is still missing.",
    ),
    "responsibility_is_stated": _rule(
        "responsible-empty none-not-alone none-with-actor actor-missing reason-missing",
        "Jeder Eintrag, der verpflichtet, nennt eine Stelle oder begründet, dass der Text keine nennt.",
        "Wer zuständig ist, fragen die meisten zuerst; erraten darf es niemand.",
        "Who is responsible is what most people ask first; nobody may guess it.",
    ),
    "independent_bodies_are_not_obliged": _rule(
        "independent-obliged",
        "Eine Stelle, die kein Konzept bindet, ist nie als verpflichtet gezeigt.",
        "Vereine und Kirchen sind eingeladen, nicht verpflichtet.",
        "Associations and churches are invited, not obliged.",
    ),
    "every_duty_comes_from_the_text": _rule(
        "list-empty",
        "Eine Pflicht nennt, wer sie schuldet und aus welchen Einträgen sie folgt.",
        "Ohne Beleg im Text wäre sie erfunden.",
        "Without a passage in the text it would be invented.",
    ),
    "spans_run_forward": _rule(
        "span-backwards",
        "Kein Zeitraum endet, bevor er beginnt.",
        "Meist sind dann Beginn und Ende vertauscht.",
        "Mostly start and end have been swapped.",
    ),
    "numbers_make_sense": _rule(
        "number-negative",
        "Keine Kennzahl ist negativ, und jede Zahl, die ein Text setzt, ist größer als null.",
        "Solche Zahlen sind immer Tippfehler.",
        "Such numbers are always typing errors.",
    ),
    "charts_can_be_drawn": _rule(
        "list-empty chart-share chart-unit",
        "Ein Diagramm hat Kennzahlen: für Anteile höchstens 100 Prozent, für Balken eine gemeinsame Einheit.",
        "Sonst zeigt das Bild etwas, das nicht stimmt.",
        "Otherwise the picture shows something that is not true.",
    ),
    "quantities_fit_their_unit": _rule(
        "percent-over count-fraction",
        "Kein Prozentwert ist größer als 100, und was man zählt, hat keine Bruchteile.",
        "Oft ist das Komma verrutscht.",
        "Often the decimal point has slipped.",
    ),
    "figures_stand_in_their_text": _rule(
        "figure-not-in-text",
        "Der Eintrag, aus dem eine Kennzahl stammt, enthält ihre Zahl in jeder Sprache.",
        "Zahl und Text sollen einander belegen.",
        "Number and text are to bear each other out.",
    ),
    "dates_agree_with_their_concept": _rule(
        "date-after-edition progress-order",
        "Keine Kennzahl ist jünger als das Konzept, das sie druckt, und Fortschritte stehen nach der Zeit geordnet.",
        "Ein Text kann nichts wissen, was nach ihm geschah.",
        "A text cannot know what happened after it.",
    ),
    "references_agree_with_their_entries": _rule(
        "reference-section reference-law",
        "Ein Verweis steht im Abschnitt seiner Einträge, und diese nennen das Gesetz, auf das er zeigt.",
        "Verweis und Eintrag führen zueinander, von beiden Seiten.",
        "Reference and entry lead to one another, from both sides.",
    ),
    "duties_agree_with_their_entries": _rule(
        "duty-owner duty-rhythm",
        "Die Einträge, aus denen eine Pflicht folgt, nennen, wer sie schuldet, und denselben Rhythmus.",
        "Der Kalender der Pflichten darf nichts anderes sagen als der Text.",
        "The calendar of duties must not say anything else than the text.",
    ),
    "notes_agree_with_their_entries": _rule(
        "note-section note-figure",
        "Eine Anmerkung nennt die Abschnitte ihrer Einträge und die Einträge ihrer Kennzahlen.",
        "Sonst fehlt sie auf der Seite, auf der sie gebraucht wird.",
        "Otherwise it is missing on the page where it is needed.",
    ),
    "links_lead_to_the_parent_concept": _rule(
        "link-without-parent link-concept link-repeated",
        "Verknüpfungen führen ins übergeordnete Konzept, zu jedem Eintrag dort höchstens einmal.",
        "Verknüpft wird von unten nach oben; die Gegenrichtung rechnet die Website aus.",
        "Links lead upwards; the site works out the other direction.",
    ),
    "every_measure_has_a_link": _rule(
        "measure-without-link",
        "Jede Maßnahme eines Konzepts mit übergeordnetem Konzept ist mit einem Eintrag dort verknüpft.",
        "Das Nebeneinander beider Konzepte lebt davon.",
        "The two concepts side by side live on it.",
    ),
    "no_gap_despite_links": _rule(
        "gap-despite-link",
        "Ein verknüpfter Eintrag sagt nicht, er habe überhaupt kein Gegenstück.",
        "Beides zugleich kann nicht stimmen.",
        "Both at once cannot be true.",
    ),
    "entries_have_fields": _rule(
        "list-empty",
        "Jeder Eintrag gehört zu mindestens einem Handlungsfeld.",
        "Sonst steht er auf keiner Themenseite.",
        "Otherwise it stands on no page of a subject.",
    ),
    "languages_have_addresses": _rule(
        "address-form language-path",
        "Jede Sprache hat ihre eigene Adresse.",
        "Zwei Sprachen unter einer Adresse überschreiben einander.",
        "Two languages at one address overwrite each other.",
    ),
    "languages_are_written_somehow": _rule(
        "locale-unknown",
        "Von jeder Sprache ist bekannt, wie sie Zahlen, Daten und Aufzählungen schreibt.",
        "Die Schreibweisen kommen aus einer öffentlichen Sammlung, die ihre eigenen Namen hat.",
        "The ways of writing come from a public collection with names of its own.",
    ),
    "slugs_are_safe_and_unique": _rule(
        "address-form address-taken",
        "Das Adresswort eines Handlungsfelds kann in einer Webadresse stehen und gehört in jeder Sprache ihm allein.",
        "Adressen bleiben für immer und müssen überall funktionieren.",
        "Addresses stay for ever and must work everywhere.",
    ),
    "routes_are_safe_and_unique": _rule(
        "address-form address-taken",
        "Die Adressen der Seiten können in einer Webadresse stehen und unterscheiden sich in jeder Sprache.",
        "Zwei Seiten unter einer Adresse überschreiben einander.",
        "Two pages at one address overwrite each other.",
    ),
    "labels_belong_to_a_value": _rule(
        "label-orphaned",
        "Keine Beschriftung überlebt den Wert, zu dem sie gehört.",
        "Meist ist der Name verschrieben, und die richtige Beschriftung fehlt.",
        "Mostly the name is misspelt, and the right label is missing.",
    ),
    "words_stand_in_one_group": _rule(
        "synonym-taken",
        "Kein Suchwort steht in zwei Gruppen, wie auch immer es geschrieben ist.",
        "Die Suche wüsste nicht, welche gemeint ist.",
        "The search would not know which is meant.",
    ),
    "groups_have_words_and_meanings": _rule(
        "synonyms-empty",
        "Jede Wortgruppe der Suche hat in jeder Sprache Wörter und Bedeutungen.",
        "Eine leere Gruppe führt niemanden irgendwohin.",
        "An empty group leads nobody anywhere.",
    ),
    "words_lead_to_other_words": _rule(
        "synonym-useless",
        "Kein Suchwort bedeutet nur sich selbst.",
        "Es würde auch ohne die Gruppe gefunden.",
        "It would be found without the group.",
    ),
    "languages_hold_the_same_numbers": _rule(
        "numbers-differ number-missing",
        "Jede Sprache eines Textes enthält dieselben Zahlen, Daten und Fundstellen.",
        "6.553 und 6,553, „7,6 %“ und “7.6%”, „zwölf“ und “twelve” sind gleich; alles andere führt irre.",
        "6.553 and 6,553, „7,6 %“ and “7.6%”, „zwölf“ and “twelve” count as the same; anything else misleads somebody.",
    ),
    "languages_name_the_same_laws": _rule(
        "law-missing",
        "Ein Gesetz, das in der ersten Sprache genannt ist, ist in jeder anderen genannt.",
        "Auf ein Gesetz beruft man sich in jeder Sprache gleich.",
        "A law is relied on in the same way in every language.",
    ),
    "terms_follow_the_glossary": _rule(
        "term-translation",
        "Ein Begriff des Glossars ist übersetzt, wie es im Glossar steht.",
        "Wer ihn im Glossar nachschlägt, muss ihn im Text wiederfinden.",
        "Whoever looks it up in the glossary must find it again in the text.",
    ),
    "summaries_are_short": _rule(
        "summary-long",
        "Eine Zusammenfassung ist so kurz, dass man sie mit einem Blick liest.",
        "Sie steht auf Karten und in der Ergebnisliste der Suche.",
        "It stands on cards and in the results of the search.",
    ),
    "a_line_holds_one_sentence": _rule(
        "two-sentences broken-sentence",
        "Längere Texte enthalten je Zeile einen ganzen Satz, damit eine Änderung den Satz zeigt, den sie ändert.",
        "Wer eine Änderung prüft, sieht nur die geänderten Zeilen.",
        "Whoever reviews a change sees the changed lines only.",
    ),
    "nothing_is_left_to_do": _rule(
        "unfinished",
        "Kein Text enthält noch ein Zeichen für etwas Unfertiges.",
        "Leserinnen und Leser sollen keine Baustelle sehen.",
        "Readers are not to see a building site.",
    ),
    "no_contact_data": _rule(
        "contact-data",
        "Außerhalb der Angaben des Betreibers steht nirgends eine E-Mail-Adresse oder Telefonnummer.",
        "Kontaktdaten veralten, und die Texte nennen keine.",
        "Contact data go out of date, and the texts give none.",
    ),
    "no_living_person": _rule(
        "person-named",
        "Kein Text nennt eine Person: Ämter bleiben, Menschen wechseln.",
        "Namen sind personenbezogene Daten und gehören nicht hierher.",
        "Names are personal data and do not belong here.",
    ),
    "links_in_texts_are_safe": _rule(
        "link-scheme",
        "Links in Texten führen zu Webseiten oder E-Mail-Adressen und lösen nie etwas aus.",
        "Einen anderen Link zeigt die Website nur als Text.",
        "The site shows any other link as mere text.",
    ),
    "exceptions_name_a_rule_and_a_file": _rule(
        "exception-rule exception-file",
        "Eine Ausnahme nennt eine Regel, die Ausnahmen zulässt, und eine Datei, die es gibt.",
        "Eine Ausnahme, die ins Leere zeigt, verdeckt nur, dass sie nicht wirkt.",
        "An exception that points nowhere only hides that it has no effect.",
    ),
    "without_exceptions": _rule(
        "exception-unneeded",
        "Jede Ausnahme wird gebraucht: Sie entschuldigt mindestens eine Meldung, die dann nicht erscheint.",
        "Eine überholte Ausnahme würde den nächsten Fehler verdecken.",
        "An exception out of date would hide the next mistake.",
    ),
    "every_aim_has_a_measure_or_a_gap": _rule(
        "aim-without-measure gap-despite-measure",
        "Leitlinien und Ziele des übergeordneten Konzepts sagen, ob eine Maßnahme fehlt, und nur dann.",
        "Eine Lücke ist eine Auskunft, ein Schweigen nicht.",
        "A gap is an answer, silence is none.",
    ),
    "contradictions_have_a_note": _rule(
        "figures-contradict",
        "Zwei Kennzahlen zur selben Sache und Zeit stimmen überein, oder eine Anmerkung erklärt beide.",
        "Wer zwei Zahlen findet, fragt, welche gilt.",
        "Whoever finds two numbers asks which is right.",
    ),
    "shares_add_up": _rule(
        "share-half share-off",
        "Ein Anteil passt zu den zwei Kennzahlen, die er nennt, oder eine Anmerkung erklärt, warum nicht.",
        "Nachrechnen kann jede und jeder; besser, wir tun es zuerst.",
        "Anybody can do the sum; better we do it first.",
    ),
    "fields_have_entries": _rule(
        "field-unused",
        "Kein Handlungsfeld ist eine leere Seite.",
        "Eine leere Themenseite enttäuscht, wer sie öffnet.",
        "An empty page of a subject disappoints whoever opens it.",
    ),
    "sections_have_entries": _rule(
        "section-empty",
        "Jeder Abschnitt eines Konzepts hat einen Eintrag, selbst oder in einem Abschnitt darunter.",
        "Die Ausgabe verspricht, vollständig zu sein.",
        "The edition promises to be complete.",
    ),
    "actors_laws_and_audiences_are_used": _rule(
        "actor-unused law-unused audience-unused",
        "Jeden Akteur, jedes Gesetz und jede Zielgruppe nennt eine andere Datei, mit der Kennung oder im Text.",
        "Was nirgends vorkommt, ist vergessen oder überholt.",
        "What occurs nowhere is forgotten or out of date.",
    ),
    "terms_are_used": _rule(
        "term-unused",
        "Jeden Begriff des Glossars verwendet ein Text außerhalb des Glossars.",
        "Das Glossar erklärt, was in den Texten steht, und sonst nichts.",
        "The glossary explains what stands in the texts, and nothing else.",
    ),
    "a_language_is_at_the_root": _rule(
        "language-root",
        "Eine Sprache steht unter der Adresse „/“, wo alle ankommen.",
        "Sonst fände dort niemand etwas.",
        "Otherwise nobody would find anything there.",
    ),
    "vocabularies_have_labels": _rule(
        "label-missing",
        "Jeder feste Wert hat eine Beschriftung.",
        "Ohne sie stünde auf der Seite ein Wort aus dem Programm.",
        "Without one, the page would show a word from the program.",
    ),
    "meanings_occur_in_the_texts": _rule(
        "synonym-nowhere",
        "Jede Bedeutung einer Wortgruppe steht in einem Text derselben Sprache.",
        "Sonst führt das Suchwort zu keinem Treffer.",
        "Otherwise the word leads to no result.",
    ),
}
"""By the name of the rule."""
