"""Training on many GPUs with verl on Ray: its data, its reward, its configuration."""
