"""On press as it is printed: words taken from an article find it, and are pointed at."""

from __future__ import annotations

import json
import random
from pathlib import Path

from recoupe.records import Document, Dossier
from recoupe.store.search import search, terms
from recoupe.store.write import in_memory


def test_words_of_an_article_find_it(shared: Path) -> None:
    lines = (shared / "corpus/political.jsonl").read_text(encoding="utf-8").splitlines()[:150]
    texts = {f"d{n}": json.loads(line)["text"] for n, line in enumerate(lines)}
    documents = tuple(Document(id=i, name=i, uri=i, sha256="0", text=text) for i, text in texts.items())
    rng, asked = random.Random(5), 0
    with in_memory(Dossier(documents=documents)) as store:
        while asked < 150:
            ident = rng.choice(sorted(texts))
            words = texts[ident].split()
            start, length = rng.randrange(max(1, len(words) - 3)), rng.choice((1, 1, 2, 3))
            query = " ".join(words[start : start + length]).replace('"', "")
            query = f'"{query}"' if rng.random() < 0.3 else query
            if not terms(query) or any(t.without for t in terms(query)):
                continue
            asked += 1
            hits = {hit.document: hit.spans for hit in search(store, query)}
            assert ident in hits, query
            assert all(hits.values()), query
