"""The execution API's client, against a server that behaves as the service does, well and badly."""

import asyncio
import json

import pytest

from trainer.contract_files import faults
from trainer.errors import SandboxRefusedError
from trainer.problems import Measured
from trainer.sandbox import MAX_SOLUTION_UNITS, Program, SandboxClient

from .server import Answer, serving
from .service import Service, failed, judged


def programs(count):
    return [Program("sum", "python3", f"print({n})") for n in range(count)]


def run(service, wanted, *, deadline_s=20.0, **options):
    with serving(service) as url:
        client = SandboxClient(url, "ab_key", "starter", repeats=1, deadline_s=deadline_s, pause_s=0.01, **options)
        return asyncio.run(client.run(wanted))


def test_every_program_gets_its_own_outcome_over_several_pages():
    service = Service(lambda index, _: judged(index, "WA" if index == 1 else "AC"))
    report = run(service, programs(5))
    assert [one.verdict for one in report.outcomes] == ["AC", "WA", "AC", "AC", "AC"]
    assert report.outcomes[0].figures == Measured(5e6, 2e6, 1e4)
    assert report.outcomes[1].figures is None
    assert len(report.latencies_s) == 5 and report.faults == []


def test_a_request_is_as_the_service_wants_it():
    service = Service()
    run(service, programs(2))
    (post,) = service.posts()
    assert faults("execution-request.schema.json", post.body) == []
    assert post.body["set"] == "starter" and post.body["executions"][1] == {"problem": "sum", "language": "python3", "code": "print(1)", "repeats": 1}
    assert post.headers["Authorization"] == "Bearer ab_key"


def test_nothing_is_asked_for_no_programs():
    service = Service()
    assert run(service, []).outcomes == []
    assert service.asked == []


def test_what_the_sandbox_failed_is_none_and_its_reason_is_kept():
    report = run(Service(lambda index, _: failed(index) if index == 0 else judged(index)), programs(2))
    assert report.outcomes[0] is None and report.outcomes[1].passed
    assert report.faults == ["sandbox_unavailable: The host is too noisy."]


def test_an_answer_that_got_lost_is_asked_for_again_under_the_same_key():
    service = Service(before=lambda service, asked: "lost after" if len(service.asked) == 1 else None)
    assert all(one.passed for one in run(service, programs(2)).outcomes)
    assert len(service.posts()) == 2 and len(service.batches) == 1


def test_two_calls_have_two_keys():
    service = Service()
    run(service, programs(1))
    run(service, programs(1))
    assert len(service.batches) == 2


@pytest.mark.parametrize("status", [429, 503, 500, 502])
def test_a_service_without_room_or_at_fault_is_asked_again(status):
    service = Service(before=lambda service, _: Answer(status, {}, {"Retry-After": "0"}) if len(service.asked) <= 2 else None)
    report = run(service, programs(1))
    assert report.outcomes[0].passed
    assert report.faults == [f"answered {status}"] * 2


def test_retry_after_is_kept_to(monkeypatch):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    monkeypatch.setattr("trainer.sandbox.asyncio.sleep", sleep)
    service = Service(before=lambda service, _: Answer(429, {}, {"Retry-After": "7"}) if len(service.asked) == 1 else None)
    assert run(service, programs(1)).outcomes[0].passed
    assert slept[0] == 7.0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
def test_what_the_service_will_never_take_ends_with_what_it_says(status):
    body = {"detail": "There is no set starter.", "faults": [{"where": "set", "problem": "is unknown"}], "hint": "Import it."}
    with pytest.raises(SandboxRefusedError, match=f"{status}.*There is no set starter. set: is unknown Import it."):
        run(Service(before=lambda *_: Answer(status, body)), programs(1))


class Clock:
    """Stands still until it is set, or goes on by `tick` each time that it is read."""

    def __init__(self, tick=0.0):
        self.time, self._tick = 0.0, tick

    def __call__(self):
        self.time += self._tick
        return self.time


def test_a_sandbox_that_is_not_there_gives_none_when_the_deadline_is_over():
    client = SandboxClient("http://127.0.0.1:1", None, "starter", repeats=1, deadline_s=20.0, pause_s=0.001, now=Clock(tick=4.0))
    report = asyncio.run(client.run(programs(3)))
    assert report.outcomes == [None, None, None] and "unreachable" in report.faults[0]


def test_what_is_not_done_at_the_deadline_is_given_up_and_the_rest_kept():
    clock = Clock()

    def slow(service, asked):
        if asked.method != "GET" or "after=0" in asked.path:
            return None
        clock.time = 1000.0
        return Answer(200, {"batch": {**service.view(0), "finishedAt": None}, "results": [], "cursor": 2})

    service = Service(before=slow)
    report = run(service, programs(4), now=clock)
    assert [one is not None for one in report.outcomes] == [True, True, False, False]
    assert service.deleted == [0]


def test_many_programs_go_in_several_batches_each_within_bounds(monkeypatch):
    monkeypatch.setattr("trainer.sandbox.MAX_EXECUTIONS", 3)
    service = Service(page=10)
    report = run(service, programs(8))
    assert sorted(len(post.body["executions"]) for post in service.posts()) == [2, 3, 3]
    assert all(one.passed for one in report.outcomes)
    monkeypatch.setattr("trainer.sandbox.MAX_BODY_BYTES", 200)
    service = Service(page=10)
    run(service, programs(4))
    assert all(len(json.dumps(post.body)) < 500 for post in service.posts()) and len(service.posts()) >= 2


def test_length_is_counted_as_the_service_counts_it():
    assert not Program("sum", "python3", "a" * MAX_SOLUTION_UNITS).is_too_long
    assert Program("sum", "python3", "\U0001f600" * (MAX_SOLUTION_UNITS // 2 + 1)).is_too_long
