"""A service that behaves as the execution API does, well and badly."""

from urllib.parse import parse_qs, urlparse

from trainer.contract_files import faults

from .server import Answer

FIGURES = {
    "wallNs": 5e6, "cpuNs": 5e6, "peakBytes": 2e6, "integralByteSeconds": 1e4, "integralErrorByteSeconds": 1.0, "peakSource": "rss_tree",
    "cleanRepeats": 1, "wallRelativeError": None, "peakRelativeError": None, "integralRelativeError": None,
}  # fmt: skip
EVIDENCE = {"exitCode": 0, "signal": None, "stderrTail": "", "compileOutput": "", "publicCase": None}


def judged(index, verdict="AC", **figures):
    return {
        "index": index, "outcome": "judged", "verdict": verdict, "reason": f"It is {verdict}.", "failingCase": None, "passedCases": 1, "totalCases": 1,
        "evidence": EVIDENCE, "figures": {**FIGURES, **figures} if verdict == "AC" else None, "profile": "p1", "worker": "w",
    }  # fmt: skip


def failed(index):
    return {"index": index, "outcome": "failed", "code": "sandbox_unavailable", "message": "The host is too noisy."}


class Service:
    """Keeps batches by their idempotency key, and gives `result(index, execution)` a page at a time."""

    def __init__(self, result=lambda index, _: judged(index), page=2, before=lambda service, asked: None):
        self.batches, self.asked, self.deleted = {}, [], []
        self._result, self._page, self._before = result, page, before

    def __call__(self, asked):
        self.asked.append(asked)
        refused = self._before(self, asked)
        if refused is not None and refused != "lost after":
            return refused
        answer = self._answer(asked)
        return Answer(is_lost=True) if refused == "lost after" else answer

    def posts(self):
        return [one for one in self.asked if one.method == "POST"]

    def _answer(self, asked):
        if asked.method == "POST":
            key = asked.headers["Idempotency-Key"]
            self.batches.setdefault(key, asked.body)
            return Answer(202, self.view(list(self.batches).index(key)))
        path = urlparse(asked.path)
        number = int(path.path.rpartition("-")[2])
        if asked.method == "DELETE":
            self.deleted.append(number)
            return Answer(200, self.view(number))
        after = int(parse_qs(path.query)["after"][0])
        total = self.view(number)["total"]
        results = [self._result(index, self._sent(number)[index]) for index in range(after, min(after + self._page, total))]
        page = {"batch": self.view(number), "results": results, "cursor": after + len(results)}
        found = faults("execution-page.schema.json", page)
        assert found == [], found
        return Answer(200, page)

    def _sent(self, number):
        return list(self.batches.values())[number]["executions"]

    def view(self, number):
        total = len(self._sent(number))
        when = "2026-01-01T00:00:00.000Z"
        return {"id": f"batch-{number}", "total": total, "done": total, "createdAt": when, "deadlineAt": when, "finishedAt": when, "expiresAt": when}
