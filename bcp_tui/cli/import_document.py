"""`bcp-tui import DOCUMENT`: a policy document becomes a policy file, for review."""

import os

from bcp_tui.cli.exits import DONE, LACKING, Unusable
from bcp_tui.cli.new_files import must_be_new, write_new
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_problems, print_text
from bcp_tui.cli.question import keeper_folder
from bcp_tui.documents import Draft, Unreadable, read_document, toml_text
from bcp_tui.library import load_plans
from bcp_tui.policy import Plan
from bcp_tui.report import drafts


def import_document(options: Options) -> int:
    """Write the draft of a document, and say what to review; whether there is anything."""
    document, output = options.document, options.output
    if output is not None:
        must_be_new(output)
    draft = _draft(document, load_plans(keeper_folder(options)))
    text = toml_text(draft, os.path.basename(document))
    if output is not None:
        write_new(output, text.encode())
    if options.json:
        print_json(drafts.draft_json(draft, document, output, text))
    else:
        if output is None:
            print_text(text.removesuffix("\n"))
        print_problems(drafts.review_lines(draft, document))
        summary = drafts.summary(draft, output)
        if output is None:
            print_problems([summary])
        else:
            print_text(summary)
    return LACKING if draft.all_doubts else DONE


def _draft(document: str, plans: tuple[Plan, ...]) -> Draft:
    try:
        with open(document, "rb") as file:
            data = file.read()
        draft = read_document(data, plans)
    except OSError as error:
        remedy = "name a document that this account may read"
        problem = f"cannot be read: {error.strerror}"
        raise Unusable(drafts.unusable(document, problem, remedy)) from None
    except ImportError as error:
        raise Unusable(drafts.lacks_library(document, error.name or "", "import")) from None
    except Unreadable as unreadable:
        line = drafts.unusable(document, unreadable.problem, unreadable.remedy)
        raise Unusable(line) from None
    if draft is None:
        raise Unusable(drafts.no_policy(document))
    return draft
