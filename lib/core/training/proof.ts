/** The proof on a CPU: its set, its tiny model and its plans, as in trainer/proof/settings.json. A test holds the two equal and, with -u, writes this file. */
export const PROOF = {
  "set": "proof",
  "tiny": {
    "kind": "tiny",
    "layers": 3,
    "hidden": 160,
    "heads": 4,
    "keyValueHeads": 2,
    "feedForward": 448,
    "vocabulary": 500
  },
  "runs": {
    "sft": {
      "method": "sft",
      "objectives": [
        "both"
      ],
      "data": {
        "promptStyle": "problem_token",
        "maxPromptTokens": 16
      },
      "steps": 400,
      "optimizer": {
        "learningRate": 0.003,
        "schedule": "cosine",
        "warmupSteps": 20
      },
      "checkpoints": {
        "everySteps": 200,
        "keep": 3
      },
      "hardware": {
        "device": "cpu",
        "bf16": false,
        "gradientCheckpointing": false,
        "microBatch": 32,
        "threads": 1
      },
      "sft": {
        "batch": 32,
        "referencesPerProblem": 24,
        "maxTokens": 320
      }
    },
    "dpo": {
      "method": "dpo",
      "objectives": [
        "both"
      ],
      "data": {
        "heldOut": [
          "square-mosaic",
          "top-choice",
          "street-walks",
          "closing-zeros",
          "lost-ticket"
        ],
        "promptStyle": "problem_token",
        "maxPromptTokens": 16
      },
      "steps": 60,
      "optimizer": {
        "learningRate": 0.0001,
        "schedule": "constant"
      },
      "checkpoints": {
        "everySteps": 20,
        "keep": 3
      },
      "hardware": {
        "device": "cpu",
        "bf16": false,
        "gradientCheckpointing": false,
        "microBatch": 16,
        "threads": 1
      },
      "dpo": {
        "batch": 16,
        "pairsPerProblem": 48,
        "beta": 0.1,
        "wrongShare": 0,
        "maxTokens": 320
      }
    },
    "grpo": {
      "method": "grpo",
      "objectives": [
        "both"
      ],
      "data": {
        "heldOut": [
          "square-mosaic",
          "top-choice",
          "street-walks",
          "closing-zeros",
          "lost-ticket"
        ],
        "promptStyle": "problem_token",
        "maxPromptTokens": 16
      },
      "steps": 40,
      "optimizer": {
        "learningRate": 0.0002,
        "schedule": "constant"
      },
      "checkpoints": {
        "everySteps": 20,
        "keep": 3
      },
      "hardware": {
        "device": "cpu",
        "bf16": false,
        "gradientCheckpointing": false,
        "microBatch": 64,
        "threads": 1
      },
      "grpo": {
        "promptsPerStep": 8,
        "completionsPerPrompt": 8,
        "originalsPerProblem": 2,
        "maxCompletionTokens": 160,
        "sandbox": {
          "set": "proof",
          "repeats": 1,
          "deadlineSeconds": 600
        }
      }
    }
  }
} as const;
