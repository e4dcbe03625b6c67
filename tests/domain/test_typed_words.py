"""The words of a typed line."""

from netdesk.domain.typed_words import TypedWords


def test_words_without_what_stands_around_them() -> None:
    words = TypedWords('Ada, (ben) "Jo  Dyk": fine.')
    assert [word.core for word in words.all] == ["Ada", "ben", "Jo Dyk", "fine"]
    assert [word.comma for word in words.all] == [True, False, False, False]
    assert words.all[2].quoted and words.all[2].colon
    assert words.all[3].stop
    assert words.talk == 3


def test_initials_and_days_keep_their_dots() -> None:
    assert [word.core for word in TypedWords("J. R. 3.5. J.R. …").all] == ["J.", "R.", "3.5.", "J.R", "…"]


def test_a_word_is_taken_once() -> None:
    words = TypedWords("one two three, four")
    assert words.run(0) == ["one", "two", "three"]
    assert words.run(2) == ["three"]
    words.take(1)
    assert [word.text for word in words.free()] == ["one", "three,", "four"]
    assert words.run(0) == ["one"]
    words.give_back(1)
    assert words.is_free(1)
    words.take(7, 3)
    assert not words.is_free(4)
    assert not words.is_free(-1)


def test_a_dash_before_words_begins_the_note() -> None:
    words = TypedWords("lunch - good")
    words.find_dash()
    assert words.talk == 1
    alone = TypedWords("lunch -")
    alone.find_dash()
    assert alone.talk == 2
