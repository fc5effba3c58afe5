"""Stacks and queues: what came last, or first, is dealt with next."""

from random import Random

from evaluation.problem_set import Draft, family, integers, lines


@family("warmer-later")
def warmer_later(rng: Random) -> Draft:
    rows = [[18, 16, 21, 20, 22], [], [5], [5, 5], [1, 2], [2, 1], [30, 20, 10, 5], [1, 2, 3, 4]]
    rows += [integers(rng, n, -30, 40) for n in (6, 20, 60, 100)]
    return Draft(
        question="""
            For each day find out how many days one waits for a higher reading. Write a function
            `warmer_later(readings)` that returns the list of waiting times, with 0 for a day that no higher reading
            follows.

            The list holds 0 to 100 integers from -30 to 40.
            """,
        references=[
            """
            def warmer_later(readings):
                waits = [0] * len(readings)
                stack = []
                for day, value in enumerate(readings):
                    while stack and readings[stack[-1]] < value:
                        earlier = stack.pop()
                        waits[earlier] = day - earlier
                    stack.append(day)
                return waits
            """,
            """
            def warmer_later(readings):
                waits = []
                for i in range(len(readings)):
                    wait = 0
                    for j in range(i + 1, len(readings)):
                        if readings[j] > readings[i]:
                            wait = j - i
                            break
                    waits.append(wait)
                return waits
            """,
        ],
        inputs=[[row] for row in rows],
        difficulty="interview",
        fn_name="warmer_later",
        starter_code="def warmer_later(readings):\n    ",
    )


@family("editor-undo")
def editor_undo(rng: Random) -> Draft:
    logs = [["add sun", "add moon", "undo", "add star"], ["undo"], ["add a"], ["add a", "undo"], ["undo", "add b"]]
    logs += [["add x", "undo", "undo", "add y"], ["add w"] * 50, ["add q"] * 25 + ["undo"] * 25]
    for n in (6, 15, 50):
        words = ["".join(rng.choice("kelmo") for _ in range(rng.randint(1, 5))) for _ in range(n)]
        logs.append([rng.choice([f"add {word}", f"add {word}", "undo"]) for word in words])
    return Draft(
        question="""
            An editor knows two commands: `add w` appends the word w, `undo` takes the last word away (and does
            nothing when there is none). What stands there in the end?

            -----Input-----
            The first line holds n (1 <= n <= 50). Each of the next n lines holds a command; words have 1 to 5
            lower-case letters.

            -----Output-----
            Print the words in their order in one line, or EMPTY.
            """,
        references=[
            """
            n = int(input())
            text = []
            for _ in range(n):
                command = input().split()
                if command[0] == "add":
                    text.append(command[1])
                elif text:
                    text.pop()
            if text:
                print(" ".join(text))
            else:
                print("EMPTY")
            """,
            """
            import sys

            words = []
            for line in sys.stdin.read().splitlines()[1:]:
                if line.startswith("add "):
                    words.append(line[4:])
                else:
                    words = words[:-1]
            print(*words or ["EMPTY"])
            """,
        ],
        inputs=[lines(len(log), *log) for log in logs],
        difficulty="interview",
    )


@family("postfix-calculator")
def postfix_calculator(rng: Random) -> Draft:
    def formula(size: int) -> list[str]:
        if size == 1:
            return [str(rng.randint(0, 9))]
        left = rng.randint(1, size - 1)
        return [*formula(left), *formula(size - left), rng.choice("+-*")]

    texts = ["3 4 + 2 *", "7", "0", "9 9 *", "1 2 -", "2 1 -", "1 2 3 4 + + +", "1 2 + 3 + 4 -", "5 1 2 - -"]
    texts += [" ".join(formula(size)) for size in (4, 8, 12, 15)]
    return Draft(
        question="""
            A calculator has no brackets: numbers are put on a pile, and +, - or * takes the two topmost numbers away
            and puts the result in their place. The number that was put down earlier is the left operand.

            -----Input-----
            One line with 1 to 29 tokens, at most 15 of them numbers, divided by blanks: digits from 0 to 9 and the
            signs +, - and *. They form a proper calculation.

            -----Output-----
            Print the result.
            """,
        references=[
            """
            pile = []
            for token in input().split():
                if token in "+-*":
                    right = pile.pop()
                    left = pile.pop()
                    if token == "+":
                        pile.append(left + right)
                    elif token == "-":
                        pile.append(left - right)
                    else:
                        pile.append(left * right)
                else:
                    pile.append(int(token))
            print(pile[0])
            """,
            """
            import operator

            SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


            def calculate(tokens):
                stack = []
                for token in tokens:
                    if token in SIGNS:
                        b, a = stack.pop(), stack.pop()
                        stack.append(SIGNS[token](a, b))
                    else:
                        stack.append(int(token))
                return stack.pop()


            print(calculate(input().split()))
            """,
        ],
        inputs=[lines(text) for text in texts],
        difficulty="interview",
    )


@family("ticket-queue")
def ticket_queue(rng: Random) -> Draft:
    queues = [([2, 3, 1], 1), ([1], 1), ([50], 1), ([1, 1, 1], 3), ([5, 1], 1), ([1, 5], 2), ([2, 2], 1), ([2, 2], 2)]
    for n in (4, 8, 20, 40):
        queues.append((integers(rng, n, 1, 50), rng.randint(1, n)))
    return Draft(
        question="""
            People queue for tickets. Whoever is first buys one ticket, which takes a minute, and goes to the end of
            the queue when more are wanted, otherwise home. After how many minutes does the person at place k go home?

            -----Input-----
            The first line holds n and k (1 <= k <= n <= 40), the second how many tickets each person wants, from 1 to
            50, in the order of the queue.

            -----Output-----
            Print the number of minutes.
            """,
        references=[
            """
            from collections import deque

            n, k = map(int, input().split())
            wanted = list(map(int, input().split()))
            queue = deque(range(n))
            minutes = 0
            while wanted[k - 1] > 0:
                person = queue.popleft()
                wanted[person] -= 1
                minutes += 1
                if wanted[person] > 0:
                    queue.append(person)
            print(minutes)
            """,
            """
            n, k = map(int, input().split())
            wanted = list(map(int, input().split()))
            mine = wanted[k - 1]
            before = sum(min(w, mine) for w in wanted[:k])
            after = sum(min(w, mine - 1) for w in wanted[k:])
            print(before + after)
            """,
        ],
        inputs=[lines([len(wanted), k], wanted) for wanted, k in queues],
        difficulty="interview",
    )
