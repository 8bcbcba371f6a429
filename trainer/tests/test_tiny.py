"""The tiny model's tokenizer: its programs, and the prompts of the improvement loop."""

import pytest

from trainer.prompts import completion_of, generation_prompt, improvement_prompt
from trainer.rendering import objective_token, problem_token
from trainer.tiny import tiny_tokenizer

from .support import problem, reference

PROBLEMS = [
    problem("sum", [reference("a", code="a = 1\nprint(a)\n")], title='A "sum" {{of}} \\ é 😀'),
    problem("sum-of-squares", [reference("b", code="b = 2\n")], title="Sum of Squares"),
]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    """As it comes back from a checkpoint."""
    from transformers import AutoTokenizer

    folder = tmp_path_factory.mktemp("tokenizer")
    tiny_tokenizer(PROBLEMS, 300, ["both", "time"]).save_pretrained(folder)
    return AutoTokenizer.from_pretrained(folder)


def chat(tokenizer, messages):
    return tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)


@pytest.mark.parametrize("one", PROBLEMS, ids=["odd title", "plain title"])
@pytest.mark.parametrize("objective", ["both", "time"])
def test_a_prompt_of_the_loop_becomes_the_tokens_of_its_problem_and_objective(tokenizer, one, objective):
    expected = problem_token(one.slug) + objective_token(objective)
    assert chat(tokenizer, generation_prompt(one, objective)) == expected
    assert chat(tokenizer, improvement_prompt(one, one.references[0], objective)) == expected
    assert len(tokenizer(expected)["input_ids"]) == 2


def test_an_objective_that_it_was_not_trained_for_is_taken_for_the_first_one_that_it_was(tokenizer):
    assert chat(tokenizer, generation_prompt(PROBLEMS[0], "memory")) == problem_token("sum") + objective_token("both")


def test_a_problem_that_it_does_not_know_has_no_token(tokenizer):
    assert chat(tokenizer, generation_prompt(problem("sum", title="Sum of"), "time")) == objective_token("time")


def test_what_stands_around_a_program_is_two_tokens_and_is_kept_when_special_ones_are_left_out(tokenizer):
    completion = completion_of("python3", "a = 1\nprint(a)\n")
    tokens = tokenizer(completion)["input_ids"]
    assert tokenizer.decode([*tokens, tokenizer.eos_token_id], skip_special_tokens=True) == completion
    assert tokenizer.decode(tokens[:1]).startswith("<thinking>") and tokenizer.decode(tokens[-1:]).endswith("</solution>")
    assert len(tokens) < len("a = 1\nprint(a)\n")
