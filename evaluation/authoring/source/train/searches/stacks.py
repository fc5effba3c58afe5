"""Stacks and queues: what came last, or first, is dealt with next."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


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


@family("folder-path")
def folder_path(rng: Random) -> Draft:
    paths = ["home/ana/../bo/./notes", ".", "..", "a", "a/..", "../a", "a/b/../..", "a/../../b", "./././c"]
    for n in (5, 10, 20, 30):
        paths.append("/".join(rng.choice(["a", "bo", "cat", "..", "..", "."]) for _ in range(n)))
    return Draft(
        question="""
            A file browser starts in the top folder and follows a path: a name goes down into that folder, `..` goes one
            folder up (and does nothing in the top folder), `.` stays. Write a function `arrive(path)` that returns
            where it ends.

            The path has 1 to 30 parts divided by slashes; names have 1 to 5 lower-case letters. The result is written
            as the names from the top down, divided by slashes; for the top folder it is the empty text.
            """,
        references=[
            """
            def arrive(path):
                folders = []
                for part in path.split("/"):
                    if part == "..":
                        if folders:
                            folders.pop()
                    elif part != ".":
                        folders.append(part)
                return "/".join(folders)
            """,
            """
            def arrive(path):
                here = []
                for part in path.split("/"):
                    if part == ".":
                        continue
                    here = here[:-1] if part == ".." else here + [part]
                return "/".join(here)
            """,
        ],
        inputs=[[path] for path in paths],
        difficulty="interview",
        fn_name="arrive",
        starter_code="def arrive(path):\n",
    )


@family("carts-on-a-rail")
def carts_on_a_rail(rng: Random) -> Draft:
    rails = [[4, -2, 5, -5, -7], [1], [-1], [3, -3], [-3, 3], [2, -3], [3, -2], [10, 9, 8, -10], [-1, -2, 1, 2]]
    rails += [[value or 1 for value in integers(rng, n, -50, 50)] for n in (5, 12, 30, 60)]
    return Draft(
        question="""
            Carts stand on a rail. A positive number is the weight of a cart that rolls right, a negative one that of a
            cart that rolls left, all equally fast. When two meet, the lighter one falls off the rail; equally heavy
            ones both fall. Which carts remain?

            -----Input-----
            The first line holds n (1 <= n <= 60), the second n integers from -50 to 50, none of them 0.

            -----Output-----
            Print the numbers of the carts that remain, from left to right, or NONE.
            """,
        references=[
            """
            n = int(input())
            rail = []
            for cart in map(int, input().split()):
                alive = True
                while alive and cart < 0 and rail and rail[-1] > 0:
                    if rail[-1] <= -cart:
                        alive = rail.pop() != -cart
                    else:
                        alive = False
                if alive:
                    rail.append(cart)
            print(*rail or ["NONE"])
            """,
            """
            def crash(carts):
                for i in range(len(carts) - 1):
                    left, right = carts[i], carts[i + 1]
                    if left > 0 > right:
                        if left > -right:
                            return carts[:i + 1] + carts[i + 2:]
                        if left < -right:
                            return carts[:i] + carts[i + 1:]
                        return carts[:i] + carts[i + 2:]
                return None


            input()
            carts = list(map(int, input().split()))
            after = crash(carts)
            while after is not None:
                carts = after
                after = crash(carts)
            print(" ".join(map(str, carts)) if carts else "NONE")
            """,
        ],
        inputs=[lines(len(rail), rail) for rail in rails],
        difficulty="interview",
    )
