"""Talks beside NegMAS: the statistics of one scenario by both, in one run, and whether they agree.

  beside_negmas.py PROGRAM FOLDER [ISSUES]

PROGRAM is casus; FOLDER is made and holds the scenario as YAML that both read: ISSUES (8) of
five options (390,625 packages), two parties with whole points drawn from a fixed seed, floors
that cut. NegMAS: Scenario.load and calc_stats(), which enumerates; casus: the whole process
`settle --import negmas`, starting and reading included. Time is of the processor, user and
system: the least of three runs of casus, and the one run of NegMAS. What both define alike must agree to 1e-9.
"""

import json
import pathlib
import resource
import subprocess
import sys
import time

OPTIONS = 5
FLOORS = (0.3, 0.35)


def draws(seed):
    """The splitmix64 sequence."""
    mask = (1 << 64) - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def write_scenario(folder, issue_count):
    folder.mkdir(parents=True, exist_ok=True)
    dice = draws(7)
    names = [f"i{i}" for i in range(issue_count)]
    values = [f"o{o}" for o in range(OPTIONS)]
    issues = "".join(f"- name: {n}\n  type: CategoricalIssue\n  values: [{', '.join(values)}]\n" for n in names)
    (folder / "domain.yml").write_text(f"name: domain\ntype: DiscreteCartesianOutcomeSpace\nissues:\n{issues}")
    for party, floor in zip("AB", FLOORS):
        rows = [[next(dice) % 101 for _ in values] for _ in names]
        best = sum(max(row) for row in rows)
        tables = "".join(
            "- type: TableFun\n  mapping:\n" + "".join(f"    {v}: {points / best!r}\n" for v, points in zip(values, row)) for row in rows
        )
        weights = "".join("- 1.0\n" for _ in names)
        (folder / f"{party}.yml").write_text(
            f"type: LinearAdditiveUtilityFunction\nname: {party}\nreserved_value: {floor}\nweights:\n{weights}values:\n{tables}"
        )


def of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def by_casus(program, folder):
    best, found = None, None
    for _ in range(3):
        begin = of_children()
        out = subprocess.run([program, "settle", "--import", "negmas", str(folder), "--format", "ndjson"], capture_output=True, text=True, check=True)
        taken = of_children() - begin
        best = taken if best is None else min(best, taken)
        found = json.loads(out.stdout)
    return best, found


def by_negmas(folder):
    from negmas import Scenario

    begin = time.process_time()
    scenario = Scenario.load(folder)
    loaded = time.process_time()
    stats = scenario.calc_stats()
    return loaded - begin, time.process_time() - loaded, scenario, stats


def main(program, folder, issue_count=8):
    import negmas

    folder = pathlib.Path(folder)
    write_scenario(folder, int(issue_count))
    ours, found = by_casus(program, folder)
    loading, theirs, scenario, stats = by_negmas(folder)
    floors = [u.reserved_value for u in scenario.ufuns]
    nash = stats.nash_utils[0]
    product = (nash[0] - floors[0]) * (nash[1] - floors[1])
    welfare = max(sum(u) for u in stats.max_welfare_utils)
    rational = [u for u in stats.pareto_utils if all(x >= f - 1e-12 for x, f in zip(u, floors))]
    agree = [
        ("packages", found["packages"], scenario.outcome_space.cardinality),
        ("Nash product", found["nash_product"], product),
        ("Nash, first party", found["nash_u"][0], nash[0]),
        ("Nash, second party", found["nash_u"][1], nash[1]),
        ("largest sum", found["max_sum"], welfare),
    ]
    wrong = [row for row in agree if abs(row[1] - row[2]) > 1e-9]
    print(f"NegMAS {negmas.__version__}, {scenario.outcome_space.cardinality} packages, {len(stats.pareto_utils)} Pareto points by NegMAS ({len(rational)} above the floors), {found['pareto_points']} by casus")
    for name, a, b in agree:
        print(f"  {name}: {a} | {b}")
    print(f"| statistics of {found['packages']:,} packages | {ours:.3f} s | {loading:.2f} + {theirs:.2f} s | {theirs / ours:.0f} |")
    if wrong:
        sys.exit(f"they disagree: {wrong}")


main(*sys.argv[1:])
