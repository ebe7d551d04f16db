"""The scenes of the README's pictures: `python -m tests.tui.scenes` takes them anew.

Each is the real app on a shipped policy (or on data made to show it), driven by keys. The same
scenes are compared with the pictures by a test, so that no picture goes stale.
"""

import asyncio
import re
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bcp_tui.desk import Call, Desk
from bcp_tui.policy import all_plans
from bcp_tui.tui import keys
from bcp_tui.tui.app import BcpApp
from bcp_tui.tui.screens.call_screen import CallScreen
from tests import call_data
from tests.tui.rep import Rep

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "screenshots"
README = ROOT / "README.md"
NOW = datetime(2026, 11, 23, 12)

NUMBERED_LEGEND = """
format = 1
[policy]
id = "BCP-90"
title = "An Example With a Numbered Legend"
effective = 2026-01-01
[legend]
Y = { means = "All lines of business", plans = "all" }
N = { means = "None required", plans = "none" }
1 = { means = "HMO/POS", plans = ["HMO/POS"] }
2 = { means = "PPO", plans = ["PPO"] }
4 = { means = "ASO group L0001269 Non-Union & Union", plans = ["L0001269-N", "L0001269-U"] }
7 = { means = "ASO group L0001269 Union Only", plans = ["L0001269-U"] }
[[covered]]
code = "E0784"
description = "External ambulatory infusion pump, insulin"
prior_approval = "7"
cost_share = ["Durable Medical Equipment (DME)"]
[[section]]
number = "4.0"
title = "Coding"
text = "Codes."
"""


class Scene(NamedTuple):
    """A picture's name, the keys that lead to it ("type:…" types a text), size and colours."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"
    numbered: bool = False


SCENES = (
    Scene("first-screen"),
    Scene("answer", ("type:antibiotic q8",)),
    Scene("depends", ("f2", "type:1269", "down", "down", "enter", "type:E0784"), numbered=True),
    Scene("not-covered", ("type:A4305",)),
    Scene("not-listed", ("type:99601, E0784 S9494", "down")),
    Scene("not-together", ("type:s9494 s9502",)),
    Scene("out-of-network", ("type:pump refill", "f3", "f3")),
    Scene("passage", ("type:maximum benefit",)),
    Scene("filter", ("type:which codes need PA",)),
    Scene("drug", ("type:is remicade covered",)),
    Scene("plan-choice", ("type:99601", "f2", "type:1269")),
    Scene("filter-choice", ("type:chemo", "f7")),
    Scene("service-date", ("type:S9494", "f4", "type:9/30/2023")),
    Scene("not-on-file", ("type:S9494", "f4", "type:9/30/2023", "enter")),
    Scene("reader", ("f5", "type:pain pump", "down")),
    Scene(
        "call-sheet",
        ("f2", "type:1269 union", "enter", "type:99601, E0784 S9494", *["enter"] * 3, "f3", "f6"),
    ),
    Scene("help", ("f1",)),
    Scene("wide", ("type:tpn 2 liters",), size=(120, 40)),
    Scene("small", ("type:remicade",), size=(60, 20)),
    Scene("light", ("type:feeding tube",), theme="light"),
    Scene("high-contrast", ("type:blood thinner",), theme="contrast"),
)


async def take(scene: Scene) -> str:
    """The SVG of one scene."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(_numbered(folder) if scene.numbered else str(call_data.FOLDER), lambda: NOW)
        screen = CallScreen(desk, Call(all_plans(desk.book.plans)))
        app = BcpApp(screen, scene.theme)
        async with app.run_test(size=scene.size) as pilot:
            rep = Rep(app, pilot, screen)
            await pilot.pause()
            for key in scene.keys:
                if key.startswith("type:"):
                    await rep.types(key.removeprefix("type:"))
                else:
                    await rep.press(key)
            return app.export_screenshot(title="bcp-tui", simplify=True)


def readme_with_keys(readme: str) -> str:
    """The README with the table of keys as the program has it."""
    return re.sub(
        r"(<!-- keys: [^>]*-->\n).*?(<!-- /keys -->)",
        lambda match: f"{match[1]}\n{keys.markdown()}\n\n{match[2]}",
        readme,
        flags=re.S,
    )


def _numbered(folder: str) -> str:
    policies = Path(folder, "policies")
    policies.mkdir()
    (policies / "bcp-90-2026-01-01.toml").write_text(NUMBERED_LEGEND, "utf-8")
    shutil.copy(call_data.FOLDER / "plans.toml", folder)
    return folder


def main() -> None:
    """Write every picture, and the README's keys."""
    PICTURES.mkdir(exist_ok=True)
    for scene in SCENES:
        (PICTURES / f"{scene.name}.svg").write_text(asyncio.run(take(scene)), "utf-8")
    README.write_text(readme_with_keys(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
