export const IMPORTS = `import sys
import json
import re
import copy
import math
import heapq
import bisect
import string
import random
import operator
import itertools
import functools
import collections
import datetime
from math import inf, floor, ceil, sqrt, gcd, lcm, comb, perm, factorial, isqrt, prod, log, log2, pi
from heapq import heappush, heappop, heapify, heapreplace, heappushpop, nlargest, nsmallest
from bisect import bisect_left, bisect_right, insort, insort_left, insort_right
from string import ascii_lowercase, ascii_uppercase, ascii_letters, digits
from operator import itemgetter, attrgetter, xor, or_, and_, mul, add, sub
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, pairwise, permutations, product, repeat, zip_longest
from functools import cache, lru_cache, reduce, cmp_to_key, partial
from collections import Counter, OrderedDict, defaultdict, deque
from typing import Any, Dict, Iterable, Iterator, List, Optional, Set, Tuple, Union

import sys as _sys
from json import dumps as _dumps, loads as _loads

sys.setrecursionlimit(10000)
`;

export const LIST_NODE = `

class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next
`;

export const LIST_CODEC = `

def _decode_linked_list(values):
    head = None
    for value in reversed(values or []):
        head = ListNode(value, head)
    return head


def _encode_linked_list(head):
    values = []
    while head is not None:
        if len(values) == 10000000:
            raise ValueError("harness: the returned list does not end")
        values.append(head.val)
        head = head.next
    return values
`;

export const TREE_NODE = `

class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right
`;

export const TREE_CODEC = `

def _decode_tree(values):
    nodes = [None if value is None else TreeNode(value) for value in values or []]
    parents = [node for node in nodes if node is not None]
    if len(nodes) > 1 and nodes[0] is None:
        raise ValueError("harness: a tree node without a parent")
    for at in range(1, len(nodes)):
        setattr(parents[(at - 1) // 2], "left" if at % 2 else "right", nodes[at])
    return nodes[0] if nodes else None


def _encode_tree(root):
    nodes = [] if root is None else [root]
    for node in nodes:
        if len(nodes) > 10000000:
            raise ValueError("harness: the returned tree does not end")
        if node is not None:
            nodes += node.left, node.right
    while nodes and nodes[-1] is None:
        nodes.pop()
    return [None if node is None else node.val for node in nodes]
`;

export const ARGUMENT_LIST = `    for line in _sys.stdin:
        if line.strip():
            yield _loads(line)
`;

export const ARGUMENT_LINES = (width: number) => `    values = [_loads(line) for line in _sys.stdin if line.strip()]
    if len(values) % ${width}:
        raise ValueError("harness: expected ${width} lines a call")
    for at in range(0, len(values), ${width}):
        yield values[at:at + ${width}]
`;
