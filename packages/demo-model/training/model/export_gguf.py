"""Writes a checkpoint as a llama-architecture GGUF with its tokenizer and chat template inside."""
import argparse
import json

import numpy as np
import torch

import gguf
from gguf import ARRAY, BOOL, F32, I32, STRING, U32
from model import Config

CONTROL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
NORMAL_TOKEN, CONTROL_TOKEN = 1, 3


def byte_characters():
    """The printable character that GPT-2's vocabulary files use for each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in plain]
    return {**{b: chr(b) for b in plain}, **{b: chr(256 + i) for i, b in enumerate(others)}}


def vocabulary(merges):
    """-> (token texts, merges as texts): 256 bytes, one token per merge, the control tokens."""
    characters = byte_characters()
    texts = [characters[b] for b in range(256)]
    for a, b in merges:
        texts.append(texts[a] + texts[b])
    return texts + CONTROL, [f"{texts[a]} {texts[b]}" for a, b in merges]


def tensors(config, weights):
    """The model's weights under llama.cpp's names. No output.weight: it is tied to the embedding."""
    kv = config.kv_heads * config.head_dim
    named = {"token_embd.weight": weights["embed.weight"], "output_norm.weight": weights["norm.weight"]}
    for i in range(config.layers):
        own = {k.split(".", 2)[2]: w for k, w in weights.items() if k.startswith(f"blocks.{i}.")}
        q, k, v = np.split(own["qkv.weight"], [config.dim, config.dim + kv])
        gate, up = np.split(own["gate_up.weight"], 2)
        parts = {"attn_norm": own["attn_norm.weight"], "attn_q": q, "attn_k": k, "attn_v": v, "attn_output": own["out.weight"],
                 "ffn_norm": own["ffn_norm.weight"], "ffn_gate": gate, "ffn_up": up, "ffn_down": own["down.weight"]}
        named.update({f"blk.{i}.{name}.weight": w for name, w in parts.items()})
    return named


def metadata(c, merges, template, version, kind, parameters):
    texts, merge_texts = vocabulary(merges)
    if len(texts) != c.vocab:
        raise SystemExit(f"the tokenizer has {len(texts)} tokens, the model {c.vocab}")
    end_of_text, end_of_turn = texts.index(CONTROL[0]), texts.index(CONTROL[2])
    return [
        ("general.architecture", STRING, "llama"), ("general.name", STRING, "Orion Demo"),
        ("general.version", STRING, version), ("general.license", STRING, "mit"), ("general.author", STRING, "Orion"),
        ("general.size_label", STRING, f"{parameters / 1e6:.1f}M"),
        ("general.description", STRING, "Tiny chat model with tool calls, trained from scratch on generated dialogues"),
        ("general.alignment", U32, gguf.ALIGNMENT), ("general.file_type", U32, gguf.FILE_TYPES[kind]),
        ("general.quantization_version", U32, 2),
        ("llama.context_length", U32, c.ctx), ("llama.embedding_length", U32, c.dim), ("llama.block_count", U32, c.layers),
        ("llama.feed_forward_length", U32, c.ff), ("llama.attention.head_count", U32, c.heads),
        ("llama.attention.head_count_kv", U32, c.kv_heads), ("llama.attention.key_length", U32, c.head_dim),
        ("llama.attention.value_length", U32, c.head_dim), ("llama.attention.layer_norm_rms_epsilon", F32, c.eps),
        ("llama.rope.freq_base", F32, c.theta), ("llama.rope.dimension_count", U32, c.head_dim),
        ("llama.vocab_size", U32, c.vocab), ("tokenizer.ggml.model", STRING, "gpt2"), ("tokenizer.ggml.pre", STRING, "qwen2"),
        ("tokenizer.ggml.tokens", (ARRAY, STRING), texts),
        ("tokenizer.ggml.token_type", (ARRAY, I32), [CONTROL_TOKEN if t in CONTROL else NORMAL_TOKEN for t in texts]),
        ("tokenizer.ggml.merges", (ARRAY, STRING), merge_texts),
        ("tokenizer.ggml.bos_token_id", U32, end_of_text), ("tokenizer.ggml.eos_token_id", U32, end_of_turn),
        ("tokenizer.ggml.eot_token_id", U32, end_of_turn), ("tokenizer.ggml.padding_token_id", U32, end_of_text),
        ("tokenizer.ggml.add_bos_token", BOOL, False), ("tokenizer.chat_template", STRING, template),
    ]


def main():
    a = argparse.ArgumentParser(description=__doc__)
    for name in ("checkpoint", "tokenizer", "template", "version", "out"):
        a.add_argument("--" + name, required=True)
    a.add_argument("--type", choices=gguf.TENSOR_TYPES, default="q8_0")
    o = a.parse_args()
    saved = torch.load(o.checkpoint, map_location="cpu")
    config = Config(**saved["config"])
    named = tensors(config, {k: w.float().numpy() for k, w in saved["model"].items()})
    parameters = sum(x.size for x in named.values())
    with open(o.tokenizer) as f, open(o.template) as t:
        data = metadata(config, json.load(f)["merges"], t.read(), o.version, o.type, parameters)
    print(o.out, "parameters", parameters, "bytes", gguf.write(o.out, data, named, o.type))


if __name__ == "__main__":
    main()
