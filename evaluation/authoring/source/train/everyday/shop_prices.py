"""Shopping: prices in whole cents, special offers, vouchers and what friends owe each other."""

from random import Random

from evaluation.authoring.draft import Draft, family, integers, lines


@family("third-one-free")
def third_one_free(rng: Random) -> list[Draft]:
    sales = [(7, 40), (1, 1), (2, 5), (3, 5), (4, 5), (6, 10), (8, 3), (1000, 9999), (999, 1), (5, 9999)]
    packs = [(15, 30), (1, 2), (5, 20), (6, 20), (7, 20), (12, 11), (11, 99), (1000, 100), (999, 7), (13, 31)]
    sales += [(rng.randint(1, 1000), rng.randint(1, 9999)) for _ in range(3)]
    packs += [(rng.randint(1, 1000), rng.randint(2, 100)) for _ in range(3)]
    return [
        Draft(
            question="""
                A stall sells soap and gives away every third piece: of three pieces only two are paid. What do n pieces
                cost?

                -----Input-----
                The first line holds n (1 <= n <= 1000), the second the price of a piece in cents (1 to 9999).

                -----Output-----
                Print the cost in cents.
                """,
            references=[
                """
                n = int(input())
                price = int(input())
                free = n // 3
                print((n - free) * price)
                """,
                """
                n = int(input())
                price = int(input())
                cost = 0
                for piece in range(1, n + 1):
                    if piece % 3 != 0:
                        cost += price
                print(cost)
                """,
            ],
            inputs=[lines(n, price) for n, price in sales],
            difficulty="introductory",
        ),
        Draft(
            question="""
                Juice is sold in single bottles and in packs of six. A pack costs 10 cents less than six single bottles.
                Ebba takes as many packs as she can without buying more than n bottles, and the rest as single bottles.
                What does she pay?

                -----Input-----
                One line with n (1 <= n <= 1000) and the price of a single bottle in cents (2 to 100).

                -----Output-----
                Print the cost in cents.
                """,
            references=[
                """
                n, price = map(int, input().split())
                packs, singles = divmod(n, 6)
                pack_price = 6 * price - 10
                print(packs * pack_price + singles * price)
                """,
                """
                n, price = map(int, input().split())
                cost = 0
                while n >= 6:
                    cost += 6 * price - 10
                    n -= 6
                print(cost + n * price)
                """,
            ],
            inputs=[lines([n, price]) for n, price in [*packs, (6, 2), (20, 2)]],
            difficulty="introductory",
        ),
    ]


@family("euros-and-cents")
def euros_and_cents(rng: Random) -> list[Draft]:
    amounts = [1205, 0, 5, 9, 10, 99, 100, 101, 110, 999, 1000, 100000, *integers(rng, 2, 0, 100000)]
    bills = [["3.40", "0.75"], ["0.00"], ["0.05"], ["9.99", "0.01"], ["9.99", "0.02"], ["0.10"] * 9, ["99.99"] * 20]
    bills += [[f"{rng.randint(0, 99)}.{rng.randint(0, 99):02}" for _ in range(n)] for n in (1, 3, 5, 12, 20)]
    return [
        Draft(
            question="""
                A till counts in cents, but the receipt shows euros: 1205 cents become 12.05. Write the receipt.

                -----Input-----
                One line with the amount in cents, an integer from 0 to 100000.

                -----Output-----
                Print the euros, a point and two digits for the cents.
                """,
            references=[
                """
                cents = int(input())
                print(f"{cents // 100}.{cents % 100:02d}")
                """,
                """
                cents = int(input())
                euros, rest = divmod(cents, 100)
                if rest < 10:
                    print(str(euros) + ".0" + str(rest))
                else:
                    print(str(euros) + "." + str(rest))
                """,
                """
                digits = input().strip().zfill(3)
                print(digits[:-2] + "." + digits[-2:])
                """,
            ],
            inputs=[lines(amount) for amount in amounts],
            difficulty="introductory",
            examples=2,
        ),
        Draft(
            question="""
                Prices are written in euros with two digits for the cents, like 3.40. Add up a receipt.

                -----Input-----
                The first line holds the number of prices n (1 <= n <= 20). Each of the next n lines holds a price from
                0.00 to 99.99.

                -----Output-----
                Print the total, written in the same way.
                """,
            references=[
                """
                n = int(input())
                total = 0
                for _ in range(n):
                    euros, cents = input().strip().split(".")
                    total += int(euros) * 100 + int(cents)
                print(f"{total // 100}.{total % 100:02d}")
                """,
                """
                import sys

                prices = sys.stdin.read().split()[1:]
                total = sum(int(price.replace(".", "")) for price in prices)
                print(str(total // 100) + "." + str(total % 100).zfill(2))
                """,
            ],
            inputs=[lines(len(bill), *bill) for bill in bills],
            difficulty="introductory",
        ),
    ]


@family("split-bill")
def split_bill(rng: Random) -> Draft:
    bills = [(1000, 3), (0, 1), (1, 1), (1, 2), (7, 7), (6, 7), (8, 7), (100000, 20), (99999, 20), (19, 20)]
    bills += [(rng.randint(0, 100000), rng.randint(1, 20)) for _ in range(3)]
    return Draft(
        question="""
            Friends split a bill so that everybody pays almost the same: the shares differ by at most one cent, and
            those who pay a cent more are named first. What does each one pay?

            -----Input-----
            One line with the bill in cents (0 to 100000) and the number of friends (1 to 20).

            -----Output-----
            Print the shares in one line, the larger ones first.
            """,
        references=[
            """
            bill, friends = map(int, input().split())
            share = bill // friends
            more = bill % friends
            print(*[share + 1] * more, *[share] * (friends - more))
            """,
            """
            bill, friends = map(int, input().split())
            shares = []
            for i in range(friends):
                share = bill // friends
                if i < bill % friends:
                    share += 1
                shares.append(share)
            print(*shares)
            """,
            """
            bill, friends = map(int, input().split())
            shares = []
            while friends > 0:
                pays = (bill + friends - 1) // friends
                shares.append(str(pays))
                bill -= pays
                friends -= 1
            print(" ".join(shares))
            """,
        ],
        inputs=[lines(bill) for bill in bills],
        difficulty="introductory",
    )


@family("gift-voucher")
def gift_voucher(rng: Random) -> Draft:
    visits = [(2500, 1800), (1000, 1450), (1, 1), (500, 500), (500, 499), (500, 501), (1, 10000), (10000, 1)]
    visits += [(rng.randint(1, 10000), rng.randint(1, 10000)) for _ in range(4)]
    return Draft(
        question="""
            Pia pays with a voucher. If it is worth more than the price, the rest stays on the voucher; if it is worth
            less, she pays the difference in cash.

            -----Input-----
            The first line holds the value of the voucher in cents, the second the price in cents (1 to 10000 each).

            -----Output-----
            Print two integers: what Pia pays in cash and what stays on the voucher.
            """,
        references=[
            """
            voucher = int(input())
            price = int(input())
            if price > voucher:
                print(price - voucher, 0)
            else:
                print(0, voucher - price)
            """,
            """
            voucher = int(input())
            price = int(input())
            used = min(voucher, price)
            print(price - used, voucher - used)
            """,
        ],
        inputs=[lines(*visit) for visit in visits],
        difficulty="introductory",
        examples=2,
    )


@family("pocket-money")
def pocket_money(rng: Random) -> Draft:
    fairs = [(10, [4, 7, 5, 1]), (0, [1]), (1, [1]), (5, [6]), (5, [5, 1]), (1000, [100] * 11), (9, [3, 3, 3, 3])]
    fairs += [(rng.randint(0, 60), integers(rng, n, 1, 30)) for n in (4, 8, 15)]
    fairs += [(1000, integers(rng, 40, 1, 100)), (300, integers(rng, 40, 1, 100))]
    return Draft(
        question="""
            At a fair Jon walks past n stalls. At each stall he buys the one thing that is sold there if he still has
            enough money, otherwise he walks on to the next stall.

            -----Input-----
            The first line holds n (1 <= n <= 40) and his money (0 to 1000). The second line holds the n prices in the
            order of the stalls (1 to 100 each).

            -----Output-----
            Print how many things he buys and how much money is left.
            """,
        references=[
            """
            n, money = map(int, input().split())
            bought = 0
            for price in map(int, input().split()):
                if price <= money:
                    money -= price
                    bought += 1
            print(bought, money)
            """,
            """
            def main():
                n, money = [int(x) for x in input().split()]
                prices = [int(x) for x in input().split()]
                things = []
                for price in prices:
                    if sum(things) + price <= money:
                        things.append(price)
                print(len(things), money - sum(things))


            main()
            """,
        ],
        inputs=[lines([len(prices), money], prices) for money, prices in fairs],
        difficulty="introductory",
    )


@family("taxi-ride")
def taxi_ride(rng: Random) -> Draft:
    rides = [[12, 7, False], [1, 0, True], [1, 0, False], [10, 1, False], [11, 4, False], [11, 5, True], [9, 6, True]]
    rides += [[100, 60, True], [100, 60, False], [10, 10, True], [3, 11, False]]
    rides += [[rng.randint(1, 100), rng.randint(0, 60), rng.choice([True, False])] for _ in range(3)]
    return Draft(
        question="""
            A taxi ride costs 300 cents, 200 cents for each of the first 10 kilometres, 150 cents for each further one,
            and 50 cents for every 5 minutes of waiting, where begun ones count. At night 250 cents are added. Write a
            function `fare(km, waiting, night)` that returns the price in cents.

            1 <= km <= 100 and 0 <= waiting <= 60 (minutes) are integers, night is True or False.
            """,
        references=[
            """
            def fare(km, waiting, night):
                price = 300
                if km <= 10:
                    price += 200 * km
                else:
                    price += 200 * 10 + 150 * (km - 10)
                price += 50 * ((waiting + 4) // 5)
                if night:
                    price += 250
                return price
            """,
            """
            def fare(km, waiting, night):
                near = min(km, 10)
                far = km - near
                steps = -(-waiting // 5)
                return 300 + 200 * near + 150 * far + 50 * steps + (250 if night else 0)
            """,
        ],
        inputs=rides,
        difficulty="introductory",
        fn_name="fare",
        starter_code="def fare(km, waiting, night):\n",
    )


@family("bulk-price")
def bulk_price(rng: Random) -> list[Draft]:
    amounts = [12, 1, 9, 10, 49, 50, 51, 99, 100, 101, 500, 1000, rng.randint(2, 8), rng.randint(102, 999)]
    orders = [9, 1, 8, 7, 10, 44, 45, 46, 49, 50, 87, 88, 89, 99, 100, 1000]
    rule = (
        "A printer asks 50 cents for each poster when fewer than 10 are ordered, 45 cents each for 10 to 49 posters, "
        "40 cents each for 50 to 99, and 35 cents each for 100 or more."
    )
    return [
        Draft(
            question=f"""
                {rule} Write a function `order_price(posters)` that returns the price of an order in cents.

                1 <= posters <= 1000.
                """,
            references=[
                """
                def order_price(posters):
                    if posters < 10:
                        each = 50
                    elif posters < 50:
                        each = 45
                    elif posters < 100:
                        each = 40
                    else:
                        each = 35
                    return posters * each
                """,
                """
                def order_price(posters):
                    for least, each in ((100, 35), (50, 40), (10, 45)):
                        if posters >= least:
                            return posters * each
                    return posters * 50
                """,
                """
                def order_price(posters):
                    each = 50
                    for least in (10, 50, 100):
                        if posters >= least:
                            each -= 5
                    return each * posters
                """,
            ],
            inputs=[[n] for n in amounts],
            difficulty="introductory",
            fn_name="order_price",
            starter_code="def order_price(posters):\n",
        ),
        Draft(
            question=f"""
                {rule} Sometimes it is cheaper to order more posters than one needs. Write a function
                `cheapest(needed)` that returns the lowest price in cents of an order of at least so many posters.

                1 <= needed <= 1000.
                """,
            references=[
                """
                def cheapest(needed):
                    prices = []
                    for least, each in ((1, 50), (10, 45), (50, 40), (100, 35)):
                        prices.append(max(needed, least) * each)
                    return min(prices)
                """,
                """
                def price(posters):
                    if posters < 10:
                        return posters * 50
                    if posters < 50:
                        return posters * 45
                    if posters < 100:
                        return posters * 40
                    return posters * 35


                def cheapest(needed):
                    return min(price(n) for n in range(needed, needed + 101))
                """,
            ],
            inputs=[[n] for n in [*orders, rng.randint(101, 999), rng.randint(11, 43)]],
            difficulty="interview",
            fn_name="cheapest",
            starter_code="def cheapest(needed):\n",
            examples=2,
        ),
    ]


@family("even-friends")
def even_friends(rng: Random) -> Draft:
    trips = [[("A", 30), ("B", 12), ("A", 6)], [("A", 2)], [("B", 1000)], [("A", 8), ("B", 8)], [("B", 4), ("A", 2)]]
    trips += [[("A", 500)] * 30, [("A", 10), ("B", 10), ("B", 2)]]
    trips += [[(rng.choice("AB"), 2 * rng.randint(1, 500)) for _ in range(n)] for n in (4, 9, 18, 30)]
    return Draft(
        question="""
            On a trip Ada or Bo pays for both. In the end one of them gives money to the other, so that both have paid
            the same in all. Who gives how much?

            -----Input-----
            The first line holds the number of payments n (1 <= n <= 30). Each of the next n lines holds A or B for the
            one who paid and an even amount from 2 to 1000.

            -----Output-----
            Print A or B for the one who gives money and how much, or EVEN when nobody has to.
            """,
        references=[
            """
            n = int(input())
            paid = {"A": 0, "B": 0}
            for _ in range(n):
                who, amount = input().split()
                paid[who] += int(amount)
            gap = (paid["A"] - paid["B"]) // 2
            if gap > 0:
                print("B", gap)
            elif gap < 0:
                print("A", -gap)
            else:
                print("EVEN")
            """,
            """
            import sys

            words = sys.stdin.read().split()[1:]
            balance = 0
            for who, amount in zip(words[::2], words[1::2]):
                balance += int(amount) if who == "A" else -int(amount)
            if balance == 0:
                print("EVEN")
            else:
                print("B" if balance > 0 else "A", abs(balance) // 2)
            """,
        ],
        inputs=[lines(len(trip), *trip) for trip in trips],
        difficulty="introductory",
    )
