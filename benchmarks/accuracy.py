"""`make eval`: accuracy tables beside the figures to beat.

Needs the evaluation data in ../shared/data; says so and stops where it is absent.
"""

from __future__ import annotations

from benchmarks import eval_anchors, eval_draft_language, eval_person_names, eval_register


def main() -> None:
    """Print each table."""
    for title, part in (
        ("Register", eval_register),
        ("Anchors", eval_anchors),
        ("Language of mails", eval_draft_language),
        ("Person names", eval_person_names),
    ):
        print(f"\n{title}\n")
        part.main()


if __name__ == "__main__":
    main()
