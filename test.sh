#!/usr/bin/env bash
# Builds everything once and runs every test suite of the solution. Ends with one line such as "812 passed, 0 failed, 3 skipped".
# Fails when a suite fails, crashes, or runs no test.
#
#   ./test.sh                    all suites
#   ./test.sh Journeys Engine    only suites whose names hold one of these words
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
results=artifacts/test-results

say() { printf '%s\n' "$*"; }

# Every project under tests/ that the solution names, unless its file says that it is no suite. There is no list to forget a suite on.
suites() {
  local project
  while read -r project; do
    grep -q '<IsTestProject>false</IsTestProject>' "$project" || say "$project"
  done < <(sed -n 's/.*<Project Path="\(tests\/[^"]*\.csproj\)".*/\1/p' kelione.slnx)
}

is_asked() {
  local name=$1 word
  shift
  [ $# -eq 0 ] && return 0
  for word in "$@"; do [[ $name == *"$word"* ]] && return 0; done
  return 1
}

# The number after a word in a suite's summary line, such as "Total: 26, Errors: 0, Failed: 0, Skipped: 0"; a suite without tests prints the total alone.
figure() {
  local number
  number=$(sed -n "s/.*  *$2: \([0-9][0-9]*\).*/\1/p" <<<"$1")
  say "${number:-0}"
}

# The tests that a suite skipped, each with its reason; the cases of a theory in one line with their number.
skips() {
  awk '/\[SKIP\]$/ { name = $1; sub(/\(.*/, "", name); getline reason; sub(/^ +/, "", reason); count[name ": " reason]++ }
    END { for (line in count) print "  " line (count[line] > 1 ? " (" count[line] " cases)" : "") }' "$1" | sort
}

# Runs the failed tests of a suite once more, alone, and says how many failed again. Only where a real browser or another maker's SDK takes part: there the
# machine's own pace decides now and then. What passes the second time is named aloud, so that it can be looked at.
failed_again() {
  local program=$1 log=$2 again=$3 method methods=()
  while read -r method; do methods+=(-method "$method"); done < <(sed -n 's/^ *\([A-Za-z0-9_.+]*\).*\[FAIL\]$/\1/p' "$log" | sort -u)
  [ ${#methods[@]} -eq 0 ] && return 1
  timeout "${KELIONE_SUITE_TIMEOUT:-1800}" "$program" -noColor -noLogo "${methods[@]}" >"$again" 2>&1 </dev/null
}

if ! command -v dotnet >/dev/null; then
  say "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0"
  exit 2
fi

mkdir -p "$results"
say "Building…"
if ! dotnet build kelione.slnx -c Release -v q -nologo --tl:off >"$results/build.log" 2>&1; then
  grep -E 'error|warning' "$results/build.log" | sort -u | head -50
  say "The build failed; nothing was tested."
  say "0 passed, 1 failed, 0 skipped"
  exit 1
fi


total_passed=0 total_failed=0 total_skipped=0 broken=0 ran=0
skipped_lines=""
while read -r project; do
  name=$(basename "$project" .csproj)
  is_asked "$name" "$@" || continue
  ran=$((ran + 1))
  program=artifacts/bin/$name/release/$name
  log=$results/$name.log
  started=$SECONDS
  status=0
  timeout "${KELIONE_SUITE_TIMEOUT:-1800}" "$program" -noColor -noLogo -parallel collections >"$log" 2>&1 </dev/null || status=$?
  summary=$(grep -E '^ +'"${name//./\\.}"'  *Total: ' "$log" | tail -n 1)
  if [ -z "$summary" ]; then
    broken=$((broken + 1))
    say "$name: broke off (exit code $status); the end of its output:"
    tail -n 30 "$log"
    continue
  fi

  total=$(figure "$summary" Total)
  skipped=$(figure "$summary" Skipped)
  failed=$(($(figure "$summary" Failed) + $(figure "$summary" Errors)))
  passed=$((total - failed - skipped - $(figure "$summary" 'Not Run')))
  if [ "$failed" -gt 0 ] && [ "$failed" -le 5 ] && [[ $name == Kelione.Browser || $name == Kelione.RealClients ]] && failed_again "$program" "$log" "${log%.log}.again.log"; then
    say "$name: $failed failed and passed when run again alone:"
    grep '\[FAIL\]$' "$log"
    passed=$((passed + failed))
    failed=0
    status=0
  fi

  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  total_skipped=$((total_skipped + skipped))
  say "$name: $passed passed, $failed failed, $skipped skipped ($((SECONDS - started)) s)"
  if [ "$failed" -gt 0 ]; then
    sed -n '/\[FAIL\]/,/^=== TEST/p' "$log" | grep -v '^=== TEST' | head -n 200
  elif [ "$status" -ne 0 ]; then
    broken=$((broken + 1))
    say "$name: all tests ended well and yet the exit code was $status; the end of its output:"
    tail -n 30 "$log"
  fi

  if [ "$total" -eq 0 ]; then
    broken=$((broken + 1))
    say "$name: ran no test"
  fi

  if [ "$skipped" -gt 0 ]; then
    skipped_lines+=$(skips "$log")$'\n'
  fi
done < <(suites)

if [ "$ran" -eq 0 ]; then
  broken=$((broken + 1))
  say "No suite is called so."
fi

if [ -n "$skipped_lines" ]; then
  say "Skipped, and why:"
  printf '%s' "$skipped_lines"
fi

[ "$broken" -gt 0 ] && say "$broken suite(s) broke off or ran no test: they count as failed."
say "$total_passed passed, $((total_failed + broken)) failed, $total_skipped skipped"
[ $((total_failed + broken)) -eq 0 ]
