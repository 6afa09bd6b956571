"""The encoder: BERT's word pieces and layers in plain torch, with weights read from an ONNX file."""
import json
import math
import unicodedata

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

WIDTH, HEADS, INNER = 384, 12, 1536
LAYERS, FROZEN = 9, 5  # of BGE-small's twelve layers the lower nine are taken, and the first five left as they are
PIECES = 21_000  # the most frequent come first
CLS, SEP, UNK = "[CLS]", "[SEP]", "[UNK]"
INCOMING, SENTENCE, WHOLE = 64, 72, 384  # most pieces of the message answered, of a sentence, of an input


def kept(pieces):
    """The pieces that the project keeps: English mail is spelled in Latin letters, digits and marks."""
    latin = [p for p in pieces if p in (CLS, SEP, UNK) or (not p.startswith("[unused") and p not in ("[PAD]", "[MASK]")
             and all(ord(c) < 0x250 or c in "–—‘’“”•…€™" for c in p))]
    return latin[:PIECES]


class Pieces:
    """Splits text into word pieces, lower-cased and without accents, as BERT's uncased models want it."""

    def __init__(self, vocabulary):
        self.number = {piece: i for i, piece in enumerate(vocabulary)}
        self.known = {}

    def of(self, text):
        return [n for word, _, _ in words(text) for n in self.word(word)]

    def with_places(self, text):
        """(piece number, first character, one past the last) of the word that each piece belongs to."""
        return [(n, a, b) for word, a, b in words(text) for n in self.word(word)]

    def word(self, word):
        if word not in self.known:
            self.known[word] = self.split(word)
        return self.known[word]

    def split(self, word):
        found, at = [], 0
        while at < len(word):
            end = len(word)
            while end > at and ("##" if at else "") + word[at:end] not in self.number:
                end -= 1
            if end == at or len(word) > 100:
                return [self.number[UNK]]
            found.append(self.number[("##" if at else "") + word[at:end]])
            at = end
        return found


def words(text):
    """Words and single marks with their places."""
    found, start = [], -1
    for i, c in enumerate(text + " "):
        mark = not c.isspace() and (unicodedata.category(c)[0] in "PSC" or is_ideograph(c))
        if c.isspace() or mark:
            if start >= 0:
                plain = bare(text[start:i])
                if plain:
                    found.append((plain, start, i))
                start = -1
            if mark and unicodedata.category(c)[0] != "C":
                found.append((c, i, i + 1))
        elif start < 0:
            start = i
    return found


def is_ideograph(c):
    return 0x4E00 <= ord(c) <= 0x9FFF or 0x3400 <= ord(c) <= 0x4DBF or 0xF900 <= ord(c) <= 0xFAFF


def bare(word):
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def weights(path):
    """The released weights by name, matrices as torch's Linear wants them, and nothing else."""
    model = onnx.load(path)
    stored = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in model.graph.initializer}
    named = {n: t for n, t in stored.items() if not n.startswith("onnx::")}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1].startswith("onnx::"):
            name = node.name.strip("/").replace("/", ".").rsplit(".MatMul", 1)[0] + ".weight"
            named[name] = stored[node.input[1]].t().contiguous()
    return named


def vocabulary(path):
    with open(path, encoding="utf-8") as file:
        numbers = json.load(file)["model"]["vocab"]
    return sorted(numbers, key=numbers.get)


def multiplies_halves():
    """Whether the processor multiplies bfloat16 by itself; where it does not that takes fifty times as long as whole floats."""
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as info:
            flags = info.read()
    except OSError:
        return False
    return any(flag in flags for flag in ("avx512_bf16", "amx_bf16", " bf16"))


HALF = multiplies_halves()  # matrices in bfloat16 while training


def linear(x, layer):
    if HALF:
        return F.linear(x.bfloat16(), layer.weight.bfloat16()).float() + layer.bias
    return F.linear(x, layer.weight, layer.bias)


class Layer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = torch.nn.Linear(WIDTH, 3 * WIDTH)
        self.out = torch.nn.Linear(WIDTH, WIDTH)
        self.norm1 = torch.nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = torch.nn.Linear(WIDTH, INNER)
        self.outer = torch.nn.Linear(INNER, WIDTH)
        self.norm2 = torch.nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = 0.0

    def load(self, named, n):
        p = f"encoder.layer.{n}."
        part = lambda kind: torch.cat([named[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")])
        pairs = [(self.qkv.weight, part("weight")), (self.qkv.bias, part("bias"))]
        for layer, name in ((self.out, "attention.output.dense"), (self.norm1, "attention.output.LayerNorm"),
                            (self.inner, "intermediate.dense"), (self.outer, "output.dense"),
                            (self.norm2, "output.LayerNorm")):
            pairs += [(layer.weight, named[f"{p}{name}.weight"]), (layer.bias, named[f"{p}{name}.bias"])]
        with torch.no_grad():
            for mine, theirs in pairs:
                mine.copy_(theirs)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = linear(x, self.qkv).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        near = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(WIDTH // HEADS)
        if mask is not None:
            near = near + mask[:, None, None, :]
        mixed = torch.matmul(torch.softmax(near, -1), v).permute(0, 2, 1, 3).reshape(b, n, WIDTH)
        x = self.norm1(x + F.dropout(linear(mixed, self.out), self.drop, self.training))
        return self.norm2(x + F.dropout(linear(F.gelu(linear(x, self.inner)), self.outer), self.drop, self.training))


class Encoder(torch.nn.Module):
    def __init__(self, named, layers, keep=None):
        super().__init__()
        words = named["embeddings.word_embeddings.weight"]
        self.words = torch.nn.Parameter(words[keep] if keep is not None else words, requires_grad=False)
        self.places = torch.nn.Parameter(named["embeddings.position_embeddings.weight"]
                                         + named["embeddings.token_type_embeddings.weight"][0], requires_grad=False)
        self.norm = torch.nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = torch.nn.ModuleList(Layer() for _ in range(layers))
        with torch.no_grad():
            self.norm.weight.copy_(named["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(named["embeddings.LayerNorm.bias"])
        for n, layer in enumerate(self.layers):
            layer.load(named, n)

    def embed(self, ids):
        return self.norm(F.embedding(ids, self.words) + self.places[: ids.shape[1]])

    def forward(self, ids, mask=None):
        x = self.embed(ids)
        for layer in self.layers:
            x = layer(x, mask)
        return x
