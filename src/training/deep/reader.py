"""The model: the encoder over a whole draft and the message it answers, with questions asked of each sentence."""
import json
import zlib

import torch
import torch.nn.functional as F

import encoder
from encoder import CLS, FROZEN, LAYERS, SENTENCE, INCOMING, SEP, WHOLE, WIDTH

OF_SENTENCE, OF_DRAFT, CATEGORIES = 20, 5, 14


class Reader(torch.nn.Module):
    """Upper layers and questions. A sentence is asked as a whole and word by word; the words show what carried it."""

    def __init__(self, layers):
        super().__init__()
        self.layers = layers
        self.sentence = torch.nn.Linear(2 * WIDTH, OF_SENTENCE)
        self.word = torch.nn.Linear(WIDTH, OF_SENTENCE)
        self.draft = torch.nn.Linear(3 * WIDTH, OF_DRAFT)
        with torch.no_grad():
            for head, start in ((self.sentence, -1.5), (self.word, -4.0), (self.draft, -1.5)):
                head.weight.normal_(0, 0.01)
                head.bias.fill_(start)
        for layer in layers:
            layer.drop = 0.1

    def forward(self, x, mask, rows, starts, ends, first):
        """rows, starts, ends: for each sentence its input and its pieces; first: for each input its first sentence."""
        for layer in self.layers:
            x = layer(x, mask)
        said = self.word(x)
        n = x.shape[1]
        longest = int((ends - starts).max())
        at = starts[:, None] + torch.arange(longest)[None]
        inside = at < ends[:, None]
        at = at.clamp(max=n - 1)
        mine = x[rows[:, None], at]
        words = said[rows[:, None], at]
        gap = (~inside).float()[:, :, None]
        mean = (mine * (1 - gap)).sum(1) / (1 - gap).sum(1)
        most = (mine - 1e4 * gap).max(1)[0]
        whole = self.sentence(F.dropout(torch.cat([mean, most], 1), 0.2, self.training))
        odds = whole + torch.logsumexp(words - 1e4 * gap, 1)
        drafts = [F.pad(torch.cat([x[i, 0], mean[a:b].mean(0), mean[a:b].max(0)[0]]), (0, 0))
                  for i, (a, b) in enumerate(zip(first[:-1], first[1:]))]
        missing = self.draft(F.dropout(torch.stack(drafts), 0.2, self.training))
        return odds, words, inside, missing


class Sheet:
    """A lesson as pieces: [CLS] message answered [SEP] sentence [SEP] sentence [SEP] …"""

    def __init__(self, line, pieces):
        self.writer, self.id = line["writer"], line["id"]
        self.alone = line["missing"] is None
        cls, sep = pieces.number[CLS], pieces.number[SEP]
        ids = [cls] + pieces.of(line["incoming"])[:INCOMING] + [sep]
        self.spans, self.marks, texts = [], [], line["sentences"]
        for s, text in enumerate(texts):
            placed = pieces.with_places(text)[:SENTENCE]
            if len(ids) + len(placed) + 1 > WHOLE:
                break
            for of, head, start, end in line["marks"]:
                if of == s:
                    hit = [i for i, (_, a, b) in enumerate(placed) if a < end and start < b]
                    self.marks.append((s, head, hit))
            self.spans.append((len(ids), len(ids) + len(placed) + 1))
            ids += [n for n, _, _ in placed] + [sep]
        self.ids = ids
        self.labels = line["labels"][: len(self.spans)]
        self.missing = line["missing"] or [0] * OF_DRAFT
        self.weight = line["weight"]
        self.low = None

    def key(self):
        """What it is known by in a later run; another one where its words have changed."""
        return self.writer, self.id, zlib.crc32(repr(self.ids).encode())


def sheets(path, pieces):
    with open(path, encoding="utf-8") as file:
        return [s for s in (Sheet(json.loads(line), pieces) for line in file) if s.spans]


def batches(some, budget, shuffle):
    """Inputs of like length together, each batch with at most so many pieces."""
    order = sorted(some, key=lambda s: len(s.ids) + (shuffle.random() * 12 if shuffle else 0))
    found, batch = [], []
    for sheet in order:
        if batch and (len(batch) + 1) * max(len(sheet.ids), len(batch[-1].ids)) > budget:
            found.append(batch)
            batch = []
        batch.append(sheet)
    found.append(batch)
    if shuffle:
        shuffle.shuffle(found)
    return found


def padded(batch, low=None):
    n = max(len(s.ids) for s in batch)
    mask = torch.zeros(len(batch), n)
    x = torch.zeros(len(batch), n, WIDTH) if low is not None else torch.zeros(len(batch), n, dtype=torch.long)
    for i, sheet in enumerate(batch):
        x[i, : len(sheet.ids)] = sheet.low.float() if low is not None else torch.tensor(sheet.ids)
        mask[i, len(sheet.ids):] = -1e4
    return x, mask


def asked(batch):
    rows, starts, ends, first = [], [], [], [0]
    for i, sheet in enumerate(batch):
        for a, b in sheet.spans:
            rows.append(i), starts.append(a), ends.append(b)
        first.append(len(rows))
    return torch.tensor(rows), torch.tensor(starts), torch.tensor(ends), first


def warm(some, lower, budget=6000):
    """Lets the frozen layers read each input once and keeps what they say."""
    with torch.no_grad():
        for batch in batches(some, budget, None):
            ids, mask = padded(batch)
            x = lower.embed(ids)
            for layer in lower.layers[:FROZEN]:
                x = layer(x, mask)
            for i, sheet in enumerate(batch):
                sheet.low = x[i, : len(sheet.ids)].half()
