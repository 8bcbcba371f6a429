import type { Harness } from "@/lib/core/problem";

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Can this be the name of the function that an APPS problem calls? */
export function isFunctionName(name: string): boolean {
  return IDENTIFIER.test(name);
}

/**
 * The harness of an APPS problem in call style. Each line of stdin is a JSON list of arguments; the result of
 * `fn_name` (a method of `Solution` where there is such a class, else a function) is printed as one JSON line.
 * Names that the submission may redefine are kept under others. As in the original judge, a first argument
 * that is an object with numbers for keys is taken to be a dictionary with integer keys.
 */
export function callHarness(functionName: string): Harness {
  return { kind: "template", source: TEMPLATE.replaceAll("==Function==", functionName) };
}

const TEMPLATE = `import sys
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
from math import inf, floor, ceil, sqrt, gcd
from heapq import heappush, heappop, heapify, heapreplace, heappushpop, nlargest, nsmallest
from bisect import bisect_left, bisect_right, insort, insort_left, insort_right
from itertools import accumulate, chain, combinations, count, cycle, groupby, permutations, product, repeat, zip_longest
from functools import cache, lru_cache, reduce, cmp_to_key, partial
from collections import Counter, OrderedDict, defaultdict, deque
from typing import Any, Dict, Iterable, Iterator, List, Optional, Set, Tuple, Union

import sys as _sys
from builtins import dict as _dict, getattr as _getattr, globals as _globals, int as _int, isinstance as _isinstance
from builtins import print as _print
from json import dumps as _dumps, loads as _loads


def _arguments(line):
    arguments = _loads(line)
    if arguments and _isinstance(arguments[0], _dict):
        try:
            arguments[0] = {_int(key): value for key, value in arguments[0].items()}
        except ValueError:
            pass
    return arguments


==Code Submission==

_function = _getattr(Solution(), "==Function==") if "Solution" in _globals() else ==Function==
for _line in _sys.stdin:
    if _line.strip():
        _print(_dumps(_function(*_arguments(_line))))
`;
