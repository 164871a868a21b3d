"""A paste is one paste, whatever is in it and in however many pieces it comes."""

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from clientdesk.tui.whole_pastes import BEGIN, END, ESC, WholePastes

PASTED = (
    st.lists(st.sampled_from([*ESC, *"[201~JQd\næ", BEGIN, f"{ESC}[20"]))
    .map("".join)
    .filter(lambda text: (text + END).find(END) == len(text))
)
PIECES = st.lists(st.integers(1, 12), min_size=1, max_size=8)


def read(text: str, sizes: list[int]) -> list[object]:
    parser, turn = WholePastes(), 0
    found: list[object] = []
    while text:
        size = sizes[turn % len(sizes)]
        found += list(parser.feed(text[:size]))
        text, turn = text[size:], turn + 1
    return found


@given(PASTED, PIECES)
def test_nothing_of_a_paste_is_a_key(pasted: str, sizes: list[int]) -> None:
    found = read(f"a{BEGIN}{pasted}{END}b", sizes)
    assert [type(one) for one in found] == [events.Key, events.Paste, events.Key] or not pasted
    assert [one.key for one in found if isinstance(one, events.Key)] == ["a", "b"]
    texts = [one.text for one in found if isinstance(one, events.Paste)]
    assert "".join(texts) == pasted.replace(ESC, "\ufffd")


def test_keys_outside_of_a_paste_are_read_as_ever() -> None:
    found = read(f"x{ESC}[A{BEGIN}y{END}{ESC}OP{ESC}[B", [1])
    keys = [one.key for one in found if isinstance(one, events.Key)]
    assert keys == ["x", "up", "f1", "down"]
