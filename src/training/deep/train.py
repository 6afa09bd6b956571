"""Trains the deep model. See README.md."""
import argparse
import math
import os
import random
import sys
import time

import torch
import torch.nn.functional as F

import encoder
import reader

CATEGORY = ("anger jargon alarm no-problem blame condescension indifference weak-apology negative overpromise"
            " vague-timing excuse curt long-winded").split()


def loss_of(model, batch):
    x, mask = reader.padded(batch, True)
    odds, words, inside, missing = model(x, mask, *reader.asked(batch))
    labels = torch.tensor([row for s in batch for row in s.labels], dtype=torch.float)
    weight = torch.tensor([s.weight for s in batch for _ in s.labels])[:, None]
    known = (labels >= 0).float() * weight
    loss = (F.binary_cross_entropy_with_logits(odds, labels.clamp(min=0), reduction="none") * known).sum()
    whole = torch.tensor([0.0 if s.alone else s.weight for s in batch])[:, None]
    owed = torch.tensor([s.missing for s in batch], dtype=torch.float)
    loss = loss + 0.5 * (F.binary_cross_entropy_with_logits(missing, owed, reduction="none") * whole).sum()
    # Which words: a gentle nudge, so that the words that carry the odds are those that readers marked.
    target, trust = torch.zeros(words.shape), torch.zeros(words.shape)
    at = 0
    for s in batch:
        if not s.alone:
            trust[at : at + len(s.spans), :, : reader.CATEGORIES] = 1.0
            for of, head, hit in s.marks:
                target[at + of, hit, head] = 1
        at += len(s.spans)
    trust = trust * inside.float()[:, :, None]
    marked = F.binary_cross_entropy_with_logits(words, target, reduction="none") * trust
    return (loss + 0.05 * marked.sum()) / len(labels)


def read(model, some):
    """For each sheet the odds of its sentences and of what is missing."""
    model.eval()
    with torch.no_grad():
        for batch in reader.batches(some, 6000, None):
            x, mask = reader.padded(batch, True)
            where = reader.asked(batch)
            odds, _, _, missing = model(x, mask, *where)
            for i, sheet in enumerate(batch):
                sheet.odds = odds[where[3][i] : where[3][i + 1]].tolist()
                sheet.owed = missing[i].tolist()
    model.train()


def precision(said, so):
    """Average precision."""
    order = sorted(range(len(said)), key=lambda i: -said[i])
    hits, total = 0, 0.0
    for rank, i in enumerate(order, 1):
        if so[i]:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def report(tests):
    parts, line = [], []
    for c, name in enumerate(CATEGORY):
        said = [o[c] for s in tests for o in s.odds]
        ap = precision(said, [r[c] == 1 for s in tests for r in s.labels])
        parts.append(ap)
        line.append(f"{name} {ap:.3f}")
    owed = [precision([s.owed[m] for s in tests], [s.missing[m] == 1 for s in tests]) for m in range(reader.OF_DRAFT)]
    return f"macro AP {sum(parts) / len(parts):.4f}  missing {' '.join(f'{a:.3f}' for a in owed)}\n  " + "  ".join(line)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("lessons")
    args.add_argument("released", help="folder with the released encoder's .onnx and tokenizer.json")
    args.add_argument("--out", required=True)
    args.add_argument("--test", default="", help="writers left out and measured on, by comma")
    args.add_argument("--epochs", type=int, default=2)
    args.add_argument("--rate", type=float, default=1.5e-4)
    args.add_argument("--after", help="a trained.pt to go on from: the writers of --test are then learned from, with those"
                      " who have come since, and as many drafts of the others read again")
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    torch.manual_seed(args.seed)
    shuffle = random.Random(args.seed)
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    files = os.listdir(args.released)
    named = encoder.weights(os.path.join(args.released, next(f for f in files if f.endswith(".onnx"))))
    released = encoder.vocabulary(os.path.join(args.released, next(f for f in files if f.endswith("tokenizer.json"))))
    vocabulary = encoder.kept(released)
    places = {p: i for i, p in enumerate(released)}
    whole = encoder.Encoder(named, encoder.LAYERS, [places[p] for p in vocabulary])
    pieces = encoder.Pieces(vocabulary)
    lessons = reader.sheets(args.lessons, pieces)
    left = set(filter(None, args.test.split(",")))
    tests = [s for s in lessons if s.writer in left]
    drafts = [s for s in lessons if s.writer not in left and not s.alone]
    alone = [s for s in lessons if s.alone]
    shuffle.shuffle(alone)
    alone = alone[: len(alone) // 6 * args.epochs]
    low = os.path.join(args.out, "low.pt")
    known = torch.load(low) if args.after else {}
    if args.after:
        new = [s for s in drafts if s.key() not in known]
        old = [s for s in drafts if s.key() in known]
        drafts = tests + new + shuffle.sample(old, min(len(old), len(tests) + len(new)))
        alone, tests, args.rate, args.epochs = [], [], args.rate / 3, 1
    print(f"{len(drafts)} drafts, {len(alone)} sentences alone, {len(tests)} drafts left out", flush=True)
    began = time.time()
    if args.after:
        reader.warm([s for s in drafts if s.key() not in known], whole)
        for s in drafts:
            s.low = known.get(s.key(), s.low)
    else:
        reader.warm(drafts + alone + tests, whole)
        torch.save({s.key(): s.low for s in drafts + tests}, low)
    print(f"frozen layers read all in {time.time() - began:.0f} s", flush=True)
    model = reader.Reader(torch.nn.ModuleList(whole.layers[encoder.FROZEN :]))
    if args.after:
        model.load_state_dict(torch.load(args.after)["reader"])
    for p in whole.layers[: encoder.FROZEN].parameters():
        p.requires_grad = False
    heads = [p for n, p in model.named_parameters() if not n.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": list(model.layers.parameters()), "lr": args.rate}, {"params": heads, "lr": 1e-3 if not args.after else 3e-4}],
        weight_decay=0.01, foreach=True)
    # Each epoch reads all drafts, and some of the sentences that stand alone.
    plan = []
    for e in range(args.epochs):
        plan.append(reader.batches(drafts + alone[e :: args.epochs], 2048, shuffle))
    steps = sum(map(len, plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min(i / (0.08 * steps), max(0.02, 1 - i / steps)))
    model.train()
    done, running = 0, 0.0
    for e, epoch in enumerate(plan):
        for batch in epoch:
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            running = loss.item() if done == 1 else 0.98 * running + 0.02 * loss.item()
            if done % 25 == 0:
                print(f"step {done}/{steps} loss {running:.4f} {time.time() - began:.0f} s", flush=True)
        if tests:  # neither learned from nor used to choose anything
            read(model, tests)
            print(f"epoch {e + 1}: {report(tests)}", flush=True)
            odds(tests, os.path.join(args.out, "odds.tsv"))
        torch.save({"lower": whole.state_dict(), "reader": model.state_dict(), "vocabulary": vocabulary},
                   os.path.join(args.out, "whole.pt" if args.after else "trained.pt"))


def odds(some, path):
    """Per sentence the odds of the twenty questions; with sentence -1 those of what is missing in the draft."""
    with open(path + ".new", "w", encoding="utf-8") as out:
        for s in some:
            for n, row in enumerate(s.odds):
                out.write("\t".join([s.writer, s.id, str(n)] + [f"{o:.4f}" for o in row]) + "\n")
            out.write("\t".join([s.writer, s.id, "-1"] + [f"{o:.4f}" for o in s.owed]) + "\n")
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main()
