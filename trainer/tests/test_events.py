"""Events: in the file first, then to the receiver, each exactly once."""

import json
import math
import threading
from collections import Counter

import pytest

from trainer.contract_files import faults
from trainer.courier import Courier, Destination
from trainer.events import EventLog

from .server import Answer, serving

STATUS = {"state": "started", "message": "Training begins.", "code": None}


def lines(folder):
    return [json.loads(line) for line in (folder / "events.jsonl").read_text("utf-8").split("\n") if line]


def test_events_are_numbered_without_gaps_over_processes(tmp_path):
    for _ in range(3):
        log = EventLog(tmp_path)
        log.write("status", 0, STATUS)
        log.write("metrics", 1, {"loss": 1.0})
        log.close()
    assert [event["seq"] for event in lines(tmp_path)] == [1, 2, 3, 4, 5, 6]


def test_a_line_that_a_killed_process_wrote_half_is_cut_off_and_its_number_used_again(tmp_path):
    log = EventLog(tmp_path)
    log.write("status", 0, STATUS)
    log.close()
    with (tmp_path / "events.jsonl").open("a") as out:
        out.write('{"seq": 2, "ki')
    log = EventLog(tmp_path)
    assert log.write("metrics", 1, {"loss": 1.0}) == 2
    assert [event["seq"] for event in lines(tmp_path)] == [1, 2]


def test_what_is_no_number_becomes_null_and_what_a_database_cannot_hold_a_mark(tmp_path):
    log = EventLog(tmp_path)
    log.write("metrics", 1, {"kl": math.nan, "ratio": math.inf, "loss": 0.5})
    log.write("status", 1, {**STATUS, "message": "a\0b\ud800c"})
    first, second = lines(tmp_path)
    assert first["data"] == {"kl": None, "ratio": None, "loss": 0.5}
    assert second["data"]["message"] == "a\ufffdb\ufffdc"


def test_events_are_as_the_schema_says(tmp_path):
    log = EventLog(tmp_path)
    log.write("status", 0, STATUS)
    log.write("metrics", 1, {"loss": math.nan})
    log.write("checkpoint", 1, {"path": "x", "bytes": 3, "isFinal": False})
    assert faults("events.schema.json", {"events": lines(tmp_path)}) == []
    assert faults("events.schema.json", {"events": [{**lines(tmp_path)[0], "kind": "rumour"}]}) != []


class Receiver:
    """Stores each number once, and answers as `behave` says, which may be to fail."""

    def __init__(self, behave=lambda receiver, asked: None):
        self.stored, self.seen, self.calls, self.asked = {}, Counter(), 0, []
        self._behave, self._lock = behave, threading.Lock()

    def __call__(self, asked):
        with self._lock:
            self.calls += 1
            self.asked.append(asked)
            refused = self._behave(self, asked)
            if refused is not None and refused != "lost after":
                return refused
            for event in asked.body["events"]:
                self.stored.setdefault(event["seq"], event)
                self.seen[event["seq"]] += 1
            return Answer(is_lost=True) if refused == "lost after" else Answer(body={"ackedSeq": max(self.stored)})


def carried(tmp_path, receiver, count=5, timeout_s=20.0):
    with serving(receiver) as url:
        log = EventLog(tmp_path)
        said = []
        courier = Courier(log, Destination(url, "run-1", "secret"), say=said.append, first_pause_s=0.01).start()
        for step in range(count):
            log.write("metrics", step, {"loss": step / 2})
        return courier.close(timeout_s), courier, said


def test_all_events_arrive_in_order_with_the_runs_token(tmp_path):
    receiver = Receiver()
    arrived, courier, _ = carried(tmp_path, receiver, 1200)
    assert arrived and courier.acked_seq == 1200
    assert list(receiver.stored) == list(range(1, 1201))
    assert max(len(asked.body["events"]) for asked in receiver.asked) <= 500
    assert receiver.asked[0].path == "/api/v1/training/runs/run-1/events"
    assert receiver.asked[0].headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize("failure", [Answer(status=503), Answer(status=429), Answer(is_lost=True), Answer(body="not json"), Answer(body={"ackedSeq": 0})], ids=repr)
def test_after_an_outage_it_catches_up(tmp_path, failure):
    receiver = Receiver(lambda receiver, _: failure if receiver.calls <= 3 else None)
    arrived, _, said = carried(tmp_path, receiver)
    assert arrived and sorted(receiver.stored) == [1, 2, 3, 4, 5] and said == []


def test_an_answer_that_got_lost_stores_nothing_twice(tmp_path):
    receiver = Receiver(lambda receiver, _: "lost after" if receiver.calls == 1 else None)
    arrived, _, _ = carried(tmp_path, receiver)
    assert arrived and sorted(receiver.stored) == [1, 2, 3, 4, 5]
    assert receiver.seen[1] == 2


def test_what_is_written_just_before_the_end_is_sent(tmp_path):
    receiver = Receiver()
    with serving(receiver) as url:
        log = EventLog(tmp_path)
        courier = Courier(log, Destination(url, "run-1", "secret"), first_pause_s=0.01)
        look, looked = courier._next_batch, []

        def look_too_early():
            found = look()
            if not looked:
                looked.append(True)
                log.write("metrics", 0, {"loss": 1.0})
                courier._stop.set()
            return found

        courier._next_batch = look_too_early
        courier.start()
        assert courier.close(20.0) and sorted(receiver.stored) == [1]


def test_a_receiver_that_knows_the_run_no_more_is_left_alone_and_the_events_stay(tmp_path):
    receiver = Receiver(lambda *_: Answer(status=404, body={"detail": "no such run"}))
    arrived, courier, said = carried(tmp_path, receiver)
    assert not arrived and receiver.calls == 1
    assert "404" in courier.given_up and "events.jsonl" in said[0]
    assert len(lines(tmp_path)) == 5


def test_the_next_process_sends_only_what_had_not_arrived(tmp_path):
    carried(tmp_path, Receiver(), 3)
    receiver = Receiver()
    carried(tmp_path, receiver, 2)
    assert sorted(receiver.stored) == [4, 5]


def test_without_a_receiver_training_is_not_held_up(tmp_path):
    log = EventLog(tmp_path)
    courier = Courier(log, Destination("http://127.0.0.1:1", "run-1", "t"), first_pause_s=0.01).start()
    for step in range(100):
        log.write("metrics", step, {"loss": 1.0})
    assert courier.close(0.1) is False
    assert len(lines(tmp_path)) == 100
