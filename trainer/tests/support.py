"""Problems to test with."""

from trainer.problems import Measured, Problem, Reference

MIB = 1024 * 1024


def reference(name, wall_ms=10.0, *, verdict="AC", code=None, peak_mib=10.0):
    wall_ns, peak_bytes = wall_ms * 1e6, peak_mib * MIB
    figures = Measured(wall_ns, peak_bytes, wall_ns / 1e9 * peak_bytes) if verdict == "AC" else None
    return Reference(name, code or f"print('{name}')\n", verdict, f"It is {verdict}.", figures)


def problem(slug="sum", references=(), **changes):
    fields = {"title": slug.title(), "statement": f"Solve {slug}.", "language": "python3", "starter_code": None, "profile": "p1"}
    return Problem(slug, **{**fields, **changes}, references=tuple(references))


def row_of(one):
    """As a line of the file of problems has it."""
    return {
        "problem": one.slug,
        "title": one.title,
        "statement": one.statement,
        "language": one.language,
        "starterCode": one.starter_code,
        "profile": one.profile,
        "references": [
            {"id": each.id, "code": each.code, "verdict": each.verdict, "reason": each.reason, "figures": figures_of(each.figures)}
            for each in one.references
        ],
    }


def figures_of(figures):
    if figures is None:
        return None
    return {"wallNs": figures.wall_ns, "peakBytes": figures.peak_bytes, "integralByteSeconds": figures.integral_byte_seconds}
