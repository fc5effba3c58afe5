"""The generator of practice: the same text each time, references that agree, and nothing of what is held out."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.assets import EMBEDDED_PROBLEMS
from evaluation.authoring.practice.build import build_lines
from evaluation.authoring.practice.catalogue import (
    AKIN,
    NEAR,
    PROBLEMS_EACH,
    all_operations,
    write_akin,
    write_near,
    write_practice,
    write_problems,
)
from evaluation.authoring.practice.check import find_near_copies, program_forms
from evaluation.authoring.practice.wording import Pool, hold_out
from evaluation.problems.sources import load_problems, parse_problem

OPERATIONS = {operation.name: operation for operation in all_operations()}
TAUGHT = [name for name, operation in OPERATIONS.items() if not operation.sister]
HELD_OUT = [name for name, operation in OPERATIONS.items() if operation.sister]


@pytest.fixture(scope="module")
def practice():
    return load_problems("embedded:practice")


def write_lines(name, part="practice", count=2):
    drafts = (
        (f"{part}/{name}-{i}", name, draft) for i, draft in enumerate(write_problems(OPERATIONS[name], part, count))
    )
    return list(build_lines(drafts))


def test_practice_teaches_many_operations_in_thousands_of_problems(practice):
    assert len(TAUGHT) >= 80
    assert len(practice) == len(TAUGHT) * PROBLEMS_EACH
    assert 2500 <= len(practice) <= 4000
    assert sum(problem.kind == "call" for problem in practice) >= 0.15 * len(practice)
    assert len({problem.question for problem in practice}) == len(practice)
    assert all(len(problem.tests) >= 12 and len(problem.references) == 2 for problem in practice)


@pytest.mark.slow
def test_the_shipped_file_is_what_the_generator_writes():
    shipped = (EMBEDDED_PROBLEMS / "practice.jsonl").read_text(encoding="utf-8")
    assert shipped == "".join(f"{line}\n" for line in build_lines(write_practice()))
    assert len(shipped.encode()) < 10_000_000


def test_another_hash_seed_writes_the_same():
    program = (
        "from evaluation.authoring.practice.catalogue import all_operations, write_problems\n"
        "drafts = [d for o in all_operations()[::9] for d in write_problems(o, 'practice', 1)]\n"
        "print([(d.question, d.references, d.inputs) for d in drafts])"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1


@pytest.mark.parametrize("name", HELD_OUT)
def test_an_operation_that_is_held_out_has_a_sister_and_agreeing_references(name):
    operation = OPERATIONS[name]
    assert operation.sister in TAUGHT
    assert operation.held_for in ("validation", "test")
    for line in write_lines(name, operation.held_for):
        assert len(json.loads(json.loads(line)["solutions"])) == 2


def test_a_held_out_operation_is_in_no_practice_problem(practice):
    taught = {form for problem in practice for form in program_forms(problem.references[:1])}
    for name in HELD_OUT:
        for line in write_lines(name, OPERATIONS[name].held_for, 4):
            row = json.loads(line)
            assert not program_forms(json.loads(row["solutions"])[:1]) & taught, row["question"]


@pytest.mark.slow
@pytest.mark.parametrize("split", ["validation", "test"])
def test_near_and_akin_problems_are_no_copies_of_practice(practice, split):
    near = [parse_problem(json.loads(line), "here") for line in build_lines(write_near(split))]
    akin = [parse_problem(json.loads(line), "here") for line in build_lines(write_akin(split))]
    assert (len(near), len(akin)) == (NEAR[split], AKIN[split])
    assert {problem.family for problem in near} <= set(TAUGHT)
    assert {problem.family for problem in akin} == {name for name in HELD_OUT if OPERATIONS[name].held_for == split}
    assert len({problem.problem_id for problem in near + akin}) == len(near + akin)
    assert list(find_near_copies(practice, near + akin)) == []


@pytest.mark.slow
def test_a_copy_of_a_practice_problem_is_found(practice):
    copy = replace(practice[0], problem_id="test/copy", family="copy")
    nearest, program, *_ = find_near_copies(practice, [copy])
    assert nearest.startswith("nearest statements to practice: 1.00")
    assert program.startswith("test/copy has a program of practice/")


def find_pools():
    """Every pool of sentences, wherever it is."""
    modules = [module for name, module in sys.modules.items() if name.startswith("evaluation.authoring.practice")]
    values = [value for module in modules for value in vars(module).values()]
    values += [pool for value in values if isinstance(value, dict) for pool in value.values()]
    pools = {id(value): value for value in values if isinstance(value, Pool)}
    return [pool for pool in pools.values() if isinstance(pool.test[0], str)]


def test_held_out_sentences_stand_in_no_practice_statement(practice):
    text = "\n".join(problem.question for problem in practice)
    sentences = {each for pool in find_pools() for each in (*pool.validation, *pool.test) if len(each.split()) > 2}
    assert len(sentences) > 60
    for sentence in sentences:
        pieces = re.split(r"\{\w+\}", sentence)
        assert not re.search("[^.\n]{1,80}".join(map(re.escape, pieces)), text), sentence


def test_every_number_of_a_program_stands_in_its_statement(practice):
    small = {0, 1, 2, 10, 12, 13, 24, 60, 99, 100, 3600}
    """What every program may know: places, halves, two digits, a dozen, minutes."""
    for problem in practice:
        named = set(map(int, re.findall(r"\d+", problem.question.partition("Example")[0])))
        used = set(map(int, re.findall(r"(?<![\w.])\d+", re.sub(r'"[^"]*"', "", problem.references[0]))))
        shifted = {number + step for number in named for step in (-1, 0, 1)} | {2 * number for number in named}
        assert used <= small | shifted, (problem.problem_id, used - small - shifted)


def test_the_first_reference_reads_in_one_way(practice):
    for problem in practice:
        if problem.kind == "stdin":
            assert "sys" not in problem.references[0]
        else:
            assert problem.references[0].startswith((f"def {problem.fn_name}(", "from math import prod"))


def test_a_pool_needs_more_phrases_than_it_holds_out():
    pool = hold_out(("a", "b", "c", "d"))
    assert (pool.practice, pool.validation, pool.test) == (("a", "b"), ("c",), ("d",))
    with pytest.raises(ValueError, match="2 choices are too few"):
        hold_out(("a", "b"))


def test_folders_stay_small():
    folder = Path("evaluation/authoring/practice")
    assert all(len(list(one.glob("*.py"))) <= 18 for one in (folder, folder / "subjects"))
