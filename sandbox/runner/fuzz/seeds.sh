#!/bin/sh
# seeds.sh FIXTURES OUT: the golden frames as starting points, in the form that each target reads.
set -eu
fixtures=$1 out=$2
mkdir -p "$out/request" "$out/stream" "$out/trace"
requests="hello prepare cases case run reset abort"
for name in $requests; do
  # The parser reads a frame without its length.
  tail -c +5 "$fixtures/$name.bin" > "$out/request/$name"
  { printf '\000'; cat "$fixtures/$name.bin"; } > "$out/stream/$name"
done
# A whole session in one stream, cut in two ways, and two cases that are announced and come.
for cut in 000 101; do
  { printf "\\$cut"; for name in $requests; do cat "$fixtures/$name.bin"; done; } > "$out/stream/session-$cut"
done
{
  printf '\007\015\000\000\000\003\002\000\000\000\003\000\000\000\000\000\000\000'
  printf '\013\000\000\000\004\000\000\000\000\002\000\000\000hi'
  printf '\012\000\000\000\004\001\000\000\000\001\000\000\000!'
} > "$out/stream/two-cases"
{ printf '\144\000\000\000\000\000\000\010\000\000'; printf '\144\144\000\000\020\000\000'; } > "$out/trace/ramp"
{ printf '\000\001\000\000\000\000\001\000\000\000'; printf '\377\144\000\000\020\000\000\377\001\000\377\377\000\000'; } > "$out/trace/long"
