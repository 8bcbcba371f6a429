"""Writes a checkpoint of Qwen2's architecture whose weights are made by hand: whatever it is asked, it says one text.

Usage: tiny-checkpoint.py FOLDER < TEXT

The text is one token. Attention and MLP write nothing, the embedding of each token is a direction of its own, and the
head sends the line break that ends a prompt to the text, and the text to the end.
"""

import sys

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

START, END = "<|im_start|>", "<|im_end|>"
LINE_BREAK = "\u010a"  # As byte-level tokenizers write it.
SHARPNESS = 100.0


def tokenizer_of(text: str) -> PreTrainedTokenizerFast:
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE(vocab={symbol: place for place, symbol in enumerate(alphabet)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=END, pad_token=END)
    fast.add_special_tokens({"additional_special_tokens": [START]})
    fast.add_tokens([text])
    message = START + "{{ message['role'] }}\n{{ message['content'] }}" + END + "\n"
    fast.chat_template = "{% for message in messages %}" + message + "{% endfor %}{% if add_generation_prompt %}" + START + "assistant\n{% endif %}"
    return fast


def main() -> None:
    folder, text = sys.argv[1], sys.stdin.read()
    tokenizer = tokenizer_of(text)
    size = len(tokenizer)
    hidden = 4 * ((size + 3) // 4)
    config = Qwen2Config(
        vocab_size=size, hidden_size=hidden, intermediate_size=8, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=1,
        max_position_embeddings=32768, tie_word_embeddings=False, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
    )
    torch.manual_seed(0)
    model = Qwen2ForCausalLM(config)
    with torch.no_grad():
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        model.model.embed_tokens.weight.copy_(torch.eye(size, hidden))
        model.lm_head.weight.zero_()
        line_break, said = (tokenizer.convert_tokens_to_ids(token) for token in (LINE_BREAK, text))
        model.lm_head.weight[said, line_break] = SHARPNESS
        model.lm_head.weight[tokenizer.eos_token_id, said] = SHARPNESS
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


main()
