"""Articles made of press phrases at random: what the readers see in practice, in mixtures nobody thought of."""

from __future__ import annotations

from hypothesis import strategies as st

PEOPLE = st.sampled_from(
    ["Rosa Moreno", "le président Amadou Keïta", "M. Kowal", "la ministre Inès Duarte", "l’Élysée", "Varsovie", "l'ONU",
     "le général Otto Brandt", "les rebelles", "Lima", "la Maison Blanche", "les États-Unis", "le Parlement péruvien"]
)  # fmt: skip
DAYS = st.sampled_from(
    ["lundi", "mardi dernier", "le 5 mars", "le 14 juillet 2021", "hier", "la semaine dernière", "en avril", "à l’aube",
     "il y a trois jours", "depuis le 2 mai", "du 3 au 7 juin", "vendredi prochain", "", "en 2018"]
)  # fmt: skip
ACTS = st.sampled_from(
    ["a reçu {b}", "a rencontré {b} à Quito", "a condamné {b}", "aurait attaqué {b}", "s’est entretenu avec {b}",
     "a appelé {b} à un cessez-le-feu", "dément avoir menacé {b}", "doit rencontrer {b}", "a imposé des sanctions à {b}",
     "soutient {b}", "a signé un accord avec {b}", "refuse de parler à {b}", "a tué 12 soldats et blessé une vingtaine"]
)  # fmt: skip
TAILS = st.sampled_from(
    ["", ", selon {c}", ", a annoncé {c}", ", d’après plusieurs sources", " : « Nous verrons bien », a dit {c}",
     ", faisant au moins 30 morts et 2.400 blessés, a indiqué {c}", ". « Rien n’est décidé », a-t-il assuré"]
)  # fmt: skip
NOISE = st.sampled_from(
    ["", "Lire aussi : nos autres articles", "Partager sur Facebook", "(AGM)", "\n\n", "…", "« » ( )", "http://x.example/a?b",
     "LIMA, 5 mars (AGM) - ", "\u00a0\u202f", "🙂", "e\u0301", "«", "12 345,6 %", "-- ", "\t", "M.", "l’", "’’"]
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence, mostly well formed."""
    a, b, c, day = draw(PEOPLE), draw(PEOPLE), draw(PEOPLE), draw(DAYS)
    act, tail = draw(ACTS).format(b=b), draw(TAILS).format(c=c)
    text = " ".join(part for part in (a[:1].upper() + a[1:], act, day) if part) + tail + "."
    return f"{day.capitalize()}, {a} {act}{tail}." if day and draw(st.booleans()) else text


@st.composite
def articles(draw: st.DrawFn) -> str:
    """The text of one article: sentences, paragraphs and noise; sometimes nothing but noise."""
    parts = draw(st.lists(sentences() | NOISE | st.text(max_size=12), min_size=1, max_size=7))
    return draw(st.sampled_from([" ", "\n", "\n\n"])).join(parts)
