"""Made-up returns of many partnerships, with whatever is awkward in them. The same for the same seed."""

import json
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import rfc8785
from hashlib import sha256

ROUNDS = ["2025-26", "2026-27"]
TODAY = "2027-01-15"
WORKING_TOGETHER = "section-11-working-together.json"
EARLIER = "earlier/section-11-working-together-2026.json"
SECTION_11 = "section-11.json"

# What is particular about a partnership. All others are plain.
MOODS = [
    "nothing counted", "one return", "not applicable", "two editions", "two editions", "waits", "left out", "one in its sector",
    "ties", "choices", "no round", "beyond all numbers", "shared ids", "all alike", "awkward name", "choices",
    "small sums",
]
DUES = [
    "", "soon", "2027-01-15", "2027-01-14", "2026-12-16", "2026-12-15", "2026-10-17", "2026-10-16", " 2026-11-01 ", "2027-02-30",
    "2026-1-5", "2027-06-30", "-", "\t2026-11-01", "2026-11-01T10:00", "0000-01-01",
]


class Made:
    """A file, with whose it is and whether it is to count."""

    def __init__(self, partnership, form, record, counts, left_out=False):
        self.partnership, self.form, self.record, self.counts, self.left_out = partnership, form, record, counts, left_out
        self.path = None

    @property
    def round(self):
        return self.record["cycle"]


class World:
    def __init__(self, folder, programs, questionnaires, seed=1, partnerships=30, least=8, most=12):
        self.folder, self.programs, self.questionnaires = Path(folder), Path(programs), Path(questionnaires)
        self.chance = random.Random(seed)
        forms = WORKING_TOGETHER, EARLIER, SECTION_11
        self.forms = {name: json.loads((self.questionnaires / name).read_text("utf-8")) for name in forms}
        self.samples = {name: self._samples(name, seed, 120) for name in self.forms}
        self.made, self.names = [], []
        for at in range(partnerships):
            self._partnership(at, MOODS[at] if at < len(MOODS) else "plain", least, most)
        for at, made in enumerate(self.made):
            made.path = self.folder / "returns" / f"{at:05}.json"
            made.path.parent.mkdir(parents=True, exist_ok=True)
            made.path.write_bytes(sealed(made.record))

    def _samples(self, form, seed, count):
        into = self.folder / "samples" / form.replace("/", "-").removesuffix(".json")
        words = [self.programs / "make-samples", self.questionnaires / form, into, str(count), str(seed)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        return [json.loads(path.read_text("utf-8")) for path in sorted(into.iterdir())]

    def _partnership(self, at, mood, least, most):
        name = "St Élm & Oak's / North = 100%, \"West\"" if mood == "awkward name" else f"Sampleshire {at + 1:02}"
        self.names.append(name)
        for round in [""] if mood == "no round" else ROUNDS:
            forms = [WORKING_TOGETHER]
            if mood == "two editions" and round == ROUNDS[1]:
                forms.append(EARLIER)
            if mood == "choices":
                forms.append(SECTION_11)
            for form in forms:
                self._round(name, mood, round, form, 1 if mood == "one return" else self.chance.randint(least, most))

    def _round(self, name, mood, round, form, count):
        chosen = self.chance.sample(self.samples[form], count)
        if mood == "one in its sector":
            of_schools = [one for one in self.samples[form] if one["profile"]["organisation-type"] == "SCH"]
            chosen = of_schools[: count - 1] + [one for one in chosen if one["profile"]["organisation-type"] != "SCH"][:1]
        alike = None
        for sample in chosen:
            record = json.loads(json.dumps(sample))
            record["id"] = f"{self.chance.getrandbits(96):024x}"
            record["cycle"] = round
            record["profile"]["organisation-name"] = f"{record['profile']['organisation-name']} of {name}"
            self._answers(record, form, mood)
            if mood == "all alike":
                alike = alike or record["answers"]
                record["answers"] = alike
            self._actions(record, form)
            record.pop("grades", None)
            record["declaration"]["at"] = f"2026-11-{self.chance.randint(10, 28)}"
            if mood == "nothing counted":
                record["status"] = "draft"
            made = Made(name, form, record, mood != "nothing counted")
            self.made.append(made)
            if mood == "waits" and self.chance.random() < 0.4:
                # The same organisation once more, submitted earlier: it waits.
                double = json.loads(json.dumps(record))
                double["id"] = f"{self.chance.getrandbits(96):024x}"
                double["declaration"]["at"] = "2026-11-01"
                double["profile"]["organisation-name"] = " " + double["profile"]["organisation-name"].upper()
                self.made.append(Made(name, form, double, False))
            if mood == "left out" and self.chance.random() < 0.3:
                made.counts, made.left_out = False, True
            if mood == "shared ids" and self.chance.random() < 0.4:
                # A draft that was passed round: one id, two organisations.
                other = json.loads(json.dumps(record))
                other["profile"]["organisation-name"] = "=Another, \"with\"\nbreaks " + other["profile"]["organisation-name"]
                other["answers"] = {id: answer for id, answer in other["answers"].items() if self.chance.random() < 0.7}
                other["actions"] = other["actions"][:1]
                self.made.append(Made(name, form, other, True))

    def _answers(self, record, form, mood):
        chance, answers = self.chance, record["answers"]
        scales = {scale["id"]: scale for scale in self.forms[form]["scales"]}
        lists = self.forms[form]["options"]
        for domain in self.forms[form]["domains"]:
            for question in domain["questions"]:
                id, kind = question["id"], question["type"]
                choices = [choice["id"] for choice in lists.get(question.get("options"), [])]
                value = None
                if kind == "number":
                    value = chance.choice([0.01, 0.02, 0.03] if mood == "ties" else [0, 1, 2, 2.25, 2.26, 7.5, 36, 40])
                    value = 1e17 if mood == "beyond all numbers" else chance.choice([0, 0, 1]) if mood == "small sums" else value
                elif kind == "n-of-m":
                    of = chance.choice([0, 3, 7, 12])
                    value = {"n": chance.randint(0, of), "of": of}
                elif kind == "percentage" and mood == "ties":
                    value = chance.choice([74.99, 75, 89.99, 90])
                elif kind == "choice":
                    value = chance.choice(choices)
                elif kind == "choices":
                    value = chance.sample(choices, chance.randint(0, len(choices)))
                elif kind == "yes-no":
                    value = chance.choice(["yes", "no"])
                if value is not None and chance.random() < 0.8:
                    answers[id] = {"value": value}
                if kind == "level" and chance.random() < 0.03 and scales[question["scale"]].get("dont_know"):
                    answers[id] = {"dont_know": True}
                if mood == "not applicable" and kind == "level" and scales[question["scale"]].get("not_applicable"):
                    answers[id] = {"not_applicable": "Invented: we do not do this."}
                elif mood == "not applicable":
                    answers.pop(id, None)

    def _actions(self, record, form):
        chance = self.chance
        questions = [question["id"] for domain in self.forms[form]["domains"] for question in domain["questions"]]
        record["actions"] = []
        for at in range(chance.randint(0, 6)):
            action = {
                "id": f"a{at}", "text": chance.choice(["Invented: put this in place", "Invented, once more", ""]),
                "owner": chance.choice(["Head of service", "", " "]), "due": chance.choice(DUES),
                "status": chance.choice(["open", "open", "in-progress", "done"]),
            }
            if chance.random() < 0.8:
                action["question"] = chance.choice(questions) if chance.random() < 0.9 else "no-such-question"
            record["actions"].append(action)

    def summarise(self, form, made, out=None, partnership=None):
        """What the command line prints of these files."""
        words = [self.programs / "summarise"]
        if out:
            words += ["--out", out, "--tables", "--partnership", partnership]
        words += [self.questionnaires / form, *(one.path for one in made)]
        return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)

    def tidy(self):
        """Writes the tidy tables of each partnership and questionnaire, and says where."""

        def write(job):
            at, (name, form) = job
            out = self.folder / "csv" / f"{at:03}"
            made = [one for one in self.made if (one.partnership, one.form) == (name, form)]
            self.summarise(form, made, out, name)
            leave_out(out, {(one.record["id"], one.record["profile"]["organisation-name"]) for one in made if one.left_out})
            return str(out)

        jobs = sorted({(one.partnership, one.form) for one in self.made})
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(write, enumerate(jobs)))


def leave_out(folder, left_out):
    """The command line leaves nothing out, so the tables say here what they say after somebody did."""
    import csv

    for table in ["returns", "answers", "grades", "actions"] if left_out else []:
        path = folder / f"{table}.csv"
        with open(path, newline="", encoding="utf-8") as file:
            heads, *rows = csv.reader(file)
        of = {head: at for at, head in enumerate(heads)}
        for row in rows:
            if (row[of["return"]], row[of["organisation"]]) in left_out:
                row[of["place"]] = "left-out"
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([heads, *rows])


def sealed(record):
    """The file with its digest, over the canonical form by RFC 8785."""
    rest = {key: value for key, value in record.items() if key != "digest"}
    record["digest"] = sha256(rfc8785.dumps(rest)).hexdigest()
    return json.dumps(record, ensure_ascii=False).encode("utf-8")
