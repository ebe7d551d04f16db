"""The words: verdicts with their tones, statements, notes, plain text, JSON, list rows, messages.

The only place where answers and views become words, for every front end. Nothing here decides
anything: coverage and prior approval come decided from `policy`, and every sentence of a policy is
quoted, with its section. Nothing here knows colours or columns of a screen either: a verdict
carries its tone, and whoever paints gives a tone its colour.

Start at `verdicts.py` and `statements.py`: what an answer says. Whatever is shown or printed is
made of those. Import the modules one by one: a lookup on the command line needs few of them.
"""
