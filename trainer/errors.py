"""Faults that a person can do something about; anything else is a fault of ours and keeps its traceback."""


class ConfigurationError(Exception):
    """The run file, its data or the host do not fit; the message says where and what to do."""


class SandboxRefusedError(ConfigurationError):
    """The sandbox answers that it will never take these requests: wrong token, wrong set, wrong address."""
