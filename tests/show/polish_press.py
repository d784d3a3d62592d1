"""Three articles on two events, for what is done to a dossier: a meeting told twice, an attack told and condemned."""

from __future__ import annotations

ARTICLES = {
    "alpha": "VARSOVIE, 3 mars 2021 - Le négociateur polonais Jan Nowak a rencontré mardi à Varsovie la "
    "présidente estonienne Ada Ruiz.\n\nL'armée polonaise a bombardé le village de Lesko.",
    "beta": "VARSOVIE, 3 mars 2021 - La présidente estonienne Ada Ruiz a rencontré mardi 2 mars à Varsovie le "
    "négociateur polonais Jan Nowak.",
    "gamma": "TALLINN, 4 mars 2021 - Ada Ruiz, la présidente estonienne, a condamné jeudi l'attaque du village.",
}
