"""The pictures and the README's keys are those of the program as it is."""

import html
import re

import pytest

from tests.tui.scenes import PICTURES, README, SCENES, Scene, readme_with_keys, take


def words_of(svg: str) -> list[str]:
    """The painted texts with their places; fonts and colours are Textual's affair."""
    texts = re.findall(r'<text [^>]*?x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</text>', svg)
    return [html.unescape(" ".join(text)) for text in texts]


@pytest.mark.asyncio
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_the_picture_is_of_the_app_as_it_is(scene: Scene) -> None:
    stored = (PICTURES / f"{scene.name}.svg").read_text("utf-8")
    taken = words_of(await take(scene))
    assert len(taken) > 10
    assert taken == words_of(stored), "stale: run python -m tests.tui.scenes and look at it"


def test_every_picture_has_its_scene() -> None:
    assert {path.stem for path in PICTURES.glob("*.svg")} == {scene.name for scene in SCENES}


def test_the_readme_has_the_keys_of_the_program() -> None:
    readme = README.read_text("utf-8")
    assert readme == readme_with_keys(readme), "stale: run python -m tests.tui.scenes"


def test_every_picture_that_the_readme_shows_exists() -> None:
    shown = re.findall(r"\(screenshots/([^)]+)\.svg\)", README.read_text("utf-8"))
    assert set(shown) <= {scene.name for scene in SCENES}
