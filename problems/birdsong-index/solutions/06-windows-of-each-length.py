class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        lengths = {len(p) for p in phrases}
        table = Counter()
        for size in lengths:
            for i in range(len(song) - size + 1):
                table[song[i:i + size]] += 1
        out = []
        for p in phrases:
            if "?" in p:
                out.append(table[p.replace("?", "a")] + table[p.replace("?", "b")] + table[p.replace("?", "c")] + table[p.replace("?", "d")])
            else:
                out.append(table[p])
        return out
