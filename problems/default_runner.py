import sys
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
from math import inf, gcd, lcm, sqrt, isqrt, comb, factorial, floor, ceil, log, log2, prod
from heapq import heappush, heappop, heapify, heapreplace, heappushpop, nlargest, nsmallest
from bisect import bisect_left, bisect_right, insort, insort_left, insort_right
from string import ascii_lowercase, ascii_uppercase, ascii_letters, digits
from operator import itemgetter, attrgetter, add, sub, mul, xor, or_, and_
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, pairwise, permutations, product, repeat, zip_longest
from functools import cache, lru_cache, reduce, cmp_to_key, partial
from collections import Counter, OrderedDict, defaultdict, deque
from typing import Any, Dict, Iterable, Iterator, List, Optional, Set, Tuple, Union

sys.setrecursionlimit(10000)

==Code Submission==

for _line in sys.stdin:
    if _line.strip():
        print(json.dumps(Solution().==Method==(*json.loads(_line))))
