-- Figures can be chosen by the words of their sentence. The program fills the table.
CREATE VIRTUAL TABLE figures_search USING fts5(exact, lemma, content="", tokenize="unicode61 remove_diacritics 2");
