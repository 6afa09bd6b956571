"""Writes a trained model as ONNX with matrices of whole numbers, and its vocabulary. See README.md."""
import argparse
import io
import os

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

import encoder
import reader

LARGEST = 63  # seven bits: eight would overflow where a processor adds pairs in sixteen (AVX2)
NAMES = ["pieces", "inside"]
SAID = ["sentences", "words", "draft"]


class Whole(torch.nn.Module):
    """All of it, for one draft: pieces [1, n], and for each sentence which pieces are inside [s, n]."""

    def __init__(self, lower, upper):
        super().__init__()
        self.lower, self.upper = lower, upper
        lower.places = torch.nn.Parameter(lower.places[: encoder.WHOLE].clone())

    def forward(self, pieces, inside):
        x = self.lower.embed(pieces)
        for layer in list(self.lower.layers[: encoder.FROZEN]) + list(self.upper.layers):
            x = layer(x, None)
        h = x[0]
        words = self.upper.word(h)
        mean = torch.matmul(inside, h) / inside.sum(1, keepdim=True)
        gap = (1 - inside).unsqueeze(2)
        most = (h.unsqueeze(0) - 1e4 * gap).max(1)[0]
        odds = self.upper.sentence(torch.cat([mean, most], 1))
        odds = odds + torch.logsumexp(words.unsqueeze(0) - 1e4 * gap, 1)
        draft = torch.cat([h[:1], mean.mean(0, keepdim=True), mean.max(0, keepdim=True)[0]], 1)
        return odds, words, self.upper.draft(draft)


def whole(trained):
    """The model of a file that train.py wrote, ready to be asked."""
    encoder.HALF = False
    vocabulary = trained["vocabulary"]
    blank = torch.zeros
    named = {"embeddings.word_embeddings.weight": blank(len(vocabulary), encoder.WIDTH),
             "embeddings.position_embeddings.weight": blank(512, encoder.WIDTH),
             "embeddings.token_type_embeddings.weight": blank(2, encoder.WIDTH),
             "embeddings.LayerNorm.weight": blank(encoder.WIDTH), "embeddings.LayerNorm.bias": blank(encoder.WIDTH)}
    lower = encoder.Encoder(named, 0)
    lower.layers = torch.nn.ModuleList(encoder.Layer() for _ in range(encoder.LAYERS))
    lower.load_state_dict(trained["lower"])
    upper = reader.Reader(torch.nn.ModuleList(encoder.Layer() for _ in range(encoder.LAYERS - encoder.FROZEN)))
    upper.load_state_dict(trained["reader"])
    return Whole(lower, upper).eval()


def rounded(matrix):
    """Whole numbers and a scale for each column."""
    scale = np.maximum(np.abs(matrix).max(0), 1e-9) / LARGEST
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32)


def smaller(model):
    """Replaces products with stored matrices by products of whole numbers, and the table of word vectors by bytes."""
    graph = model.graph
    stored = {i.name: i for i in graph.initializer}
    nodes, quantized = [], {}

    def keep(name, array):
        graph.initializer.append(numpy_helper.from_array(array, name))
        return name

    for node in graph.node:
        matrix = stored.get(node.input[1]) if node.op_type == "MatMul" else None
        table = stored.get(node.input[0]) if node.op_type == "Gather" else None
        if matrix is not None and len(matrix.dims) == 2 and matrix.dims[0] >= encoder.WIDTH:
            x, y = node.input[0], node.output[0]
            whole_numbers, scale = rounded(numpy_helper.to_array(matrix))
            base = y.replace("/", "_")
            keep(base + "_w", whole_numbers), keep(base + "_s", scale)
            if x not in quantized:
                names = [f"{x}_q", f"{x}_scale", f"{x}_zero"]
                nodes.append(helper.make_node("DynamicQuantizeLinear", [x], names))
                quantized[x] = names
            q, s, z = quantized[x]
            nodes.append(helper.make_node("MatMulInteger", [q, base + "_w", z], [base + "_i"]))
            nodes.append(helper.make_node("Cast", [base + "_i"], [base + "_f"], to=onnx.TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [s, base + "_s"], [base + "_m"]))
            nodes.append(helper.make_node("Mul", [base + "_f", base + "_m"], [y]))
            graph.initializer.remove(matrix)
        elif table is not None and len(table.dims) == 2 and table.dims[0] > 1000:
            array = numpy_helper.to_array(table)
            scale = np.maximum(np.abs(array).max(1, keepdims=True), 1e-9).astype(np.float32) / 127
            base = node.output[0].replace("/", "_")
            keep(base + "_w", np.rint(array / scale).astype(np.int8)), keep(base + "_s", scale)
            for part in ("_w", "_s"):
                nodes.append(helper.make_node("Gather", [base + part, node.input[1]], [base + part + "_g"]))
            nodes.append(helper.make_node("Cast", [base + "_w_g"], [base + "_f"], to=onnx.TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [base + "_f", base + "_s_g"], [node.output[0]]))
            graph.initializer.remove(table)
        else:
            nodes.append(node)
    # The rest is small but for the table of places, for which half the digits do.
    for name, tensor in list(stored.items()):
        if tensor in graph.initializer and np.prod(tensor.dims) > 100_000:
            graph.initializer.remove(tensor)
            keep(name + "_h", numpy_helper.to_array(tensor).astype(np.float16))
            nodes.insert(0, helper.make_node("Cast", [name + "_h"], [name], to=onnx.TensorProto.FLOAT))
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


SAMPLES = [
    ("", "Your parcel leaves our warehouse on Monday."),
    ("", "If you had read the instructions, none of this would have happened."),
    ("Where is my order?", "It's on its way, as I have told you twice already."),
    ("Where is my order?", "I am sorry that you had to wait, and I will call you by noon."),
    ("Thank you so much for the quick help!", "No problem!"),
    ("Can I change the date?", "No."),
    ("All my photos are gone and I am in tears.", "Please restore from the last snapshot via the CLI."),
    ("", "The façade, says Zoë, will be “finished” by 17:30 on 12/03/2026 – at €1,200.50!"),
    ("", "What a surprise, another complaint about the colour of the button."),
    ("When will it be repaired?", "We will look into it as soon as possible."),
    ("Why was I charged twice?", "Unfortunately our system does that sometimes, there's nothing we can do."),
    ("", "ANTIDISESTABLISHMENTARIANISM is not a reason to shout, is it?"),
]


def say(model, vocabulary, path):
    """What the model says of a few sentences, for the tests of what runs it elsewhere."""
    pieces = encoder.Pieces(vocabulary)
    with open(path, "w", encoding="utf-8") as out, torch.no_grad():
        for incoming, sentence in SAMPLES:
            sheet = reader.Sheet({"writer": "", "id": "", "missing": None, "incoming": incoming, "weight": 1, "marks": [],
                                  "sentences": [sentence], "labels": [[0] * reader.OF_SENTENCE]}, pieces)
            inside = torch.zeros(1, len(sheet.ids))
            inside[0, sheet.spans[0][0] : sheet.spans[0][1]] = 1
            odds = model(torch.tensor([sheet.ids]), inside)[0][0]
            out.write("\t".join([incoming, sentence] + [f"{o:.3f}" for o in odds.tolist()]) + "\n")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("trained")
    args.add_argument("--out", required=True, help="folder for model.onnx and vocab.txt")
    args.add_argument("--said", help="where to put what it says of a few sentences, before it is made smaller")
    args = args.parse_args()
    trained = torch.load(args.trained)
    model = whole(trained)
    pieces = torch.randint(5, 1000, (1, 30))
    inside = torch.zeros(3, 30)
    inside[0, 4:12], inside[1, 12:20], inside[2, 20:30] = 1, 1, 1
    file = io.BytesIO()
    torch.onnx.export(model, (pieces, inside), file, input_names=NAMES, output_names=SAID, opset_version=13,
                      dynamic_axes={"pieces": {1: "n"}, "inside": {0: "s", 1: "n"}, "sentences": {0: "s"},
                                    "words": {0: "n"}})
    small = smaller(onnx.load_from_string(file.getvalue()))
    small.producer_name, small.producer_version, small.doc_string = "softspoken", "", ""
    path = os.path.join(args.out, "model.onnx")
    with open(path, "wb") as out:
        out.write(small.SerializeToString(deterministic=True))
    with open(os.path.join(args.out, "vocab.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(trained["vocabulary"]) + "\n")
    if args.said:
        say(model, trained["vocabulary"], args.said)
    print(path, os.path.getsize(path), "bytes")


if __name__ == "__main__":
    main()
