"""The spaCy component: spans of the document, kept by spaCy's own ways of writing and of sharing work."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

import communique

spacy = pytest.importorskip("spacy")
INSTALLED = any(point.name == "communique_quotes" for point in entry_points(group="spacy_factories"))
if not INSTALLED:
    import communique.spacy_pipe

TEXT = "“The road,” said Ana Kovač, “will open in May.” Critics fear that it won’t."
OTHER = "Officials said the road would open."


def pipeline():  # type: ignore[no-untyped-def]
    nlp = spacy.blank("en")
    nlp.add_pipe("communique_quotes")
    return nlp


def told(doc) -> list[tuple[str, str, list[str], str]]:  # type: ignore[no-untyped-def]
    return [(one.source.text, one.cue.text, [s.text for s in one.content], one.attitude) for one in doc._.statements]


SAID = [
    ("Ana Kovač", "said", ["The road", "will open in May."], "speech"),
    ("Critics", "fear", ["that it won’t"], "thought"),
]


def test_spans_of_the_document() -> None:
    doc = pipeline()(TEXT)
    assert told(doc) == SAID
    assert doc._.statements[0].content[0].doc is doc
    assert [s.name for s in doc._.statements[0].speakers] == ["Ana Kovač"]


def test_same_as_the_function() -> None:
    found = communique.attribute(TEXT, language="en")
    assert [one.rule for one in pipeline()(TEXT)._.statements] == [one.rule for one in found]


def test_bytes_and_back() -> None:
    nlp = pipeline()
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert told(again) == SAID


def test_doc_bin() -> None:
    nlp = pipeline()
    stored = spacy.tokens.DocBin(docs=[nlp(TEXT), nlp(OTHER)], store_user_data=True).to_bytes()
    first, second = spacy.tokens.DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert told(first) == SAID
    assert told(second) == [("Officials", "said", ["the road would open"], "speech")]


def test_two_processes() -> None:
    docs = list(pipeline().pipe([TEXT, OTHER, TEXT], n_process=2, batch_size=1))
    assert [told(doc) for doc in docs] == [SAID, told(docs[1]), SAID]
    assert told(docs[1])[0][0] == "Officials"


def test_pipeline_on_disk(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path)
    assert told(spacy.load(tmp_path)(TEXT)) == SAID


def test_nothing_said() -> None:
    nlp = pipeline()
    assert [nlp(text)._.statements for text in ("", " \n", "The road is open.")] == [(), (), ()]


def test_language_without_words() -> None:
    nlp = spacy.blank("fi")
    nlp.add_pipe("communique_quotes")
    assert nlp(TEXT)._.statements == ()


def test_model_that_is_not_there() -> None:
    with pytest.raises(communique.ModelError):
        spacy.blank("en").add_pipe("communique_quotes", config={"model": "best"})


@pytest.mark.skipif(not INSTALLED, reason="communique is not installed here")
def test_found_by_its_entry_point() -> None:
    assert "communique_quotes" in spacy.registry.factories.get_all()


def test_statements_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("communique_quotes", config={"scope": "statements"})
    assert told(nlp(TEXT)) == SAID[:1]
