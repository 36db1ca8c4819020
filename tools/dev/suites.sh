# shellcheck shell=bash
# Running test suites and counting what they report. Needs the other libraries and the options of ./test.

SUITE_SECONDS=840
SUMMARY=()
PASSED=0
FAILED=0
SKIPPED=0

# The quick ones first.
all_suites() {
  local suite known=(Unit Integration EndToEnd Simulation Cluster)
  printf '%s\n' "${known[@]}"
  for suite in "$ROOT"/tests/*/*.csproj; do
    suite=$(basename "$suite" .csproj)
    [[ " ${known[*]} Support " == *" $suite "* ]] || printf '%s\n' "$suite"
  done
}

add_suite() {
  local suite
  for suite in $(all_suites); do
    if [ "${suite,,}" = "${1,,}" ]; then
      WANTED_SUITES+=("$suite")
      return
    fi
  done
  die "There is no suite '$1': choose among $(all_suites | paste -sd, | sed 's/,/, /g')."
}

run_engine() {
  local engine=$1 suite
  if ! build "$engine" Orleans.Payments.sln run test .ci docs tools/dev tools/docker; then
    record "$engine" "(build)" 0 1 0 "see $DATA_DIR/logs/build-$engine.log"
    return
  fi
  for suite in "${WANTED_SUITES[@]}"; do
    if has_tests "$engine" "$suite"; then
      run_suite "$engine" "$suite"
    else
      SUMMARY+=("$(printf '%-9s %-12s no tests for this engine' "$engine" "$suite")")
    fi
  done
}

# Looks at the sources that this engine compiles, so that a suite which lost its tests is noticed.
has_tests() {
  local engine=$1 suite=$2 other=Orleans
  [ "$engine" = embedded ] || other=Embedded
  grep -rqE --include='*.cs' --exclude="*.$other.cs" '\[(Fact|Theory|Property)\b' "$ROOT/tests/$suite"
}

run_suite() {
  local engine=$1 suite=$2 code=0
  local assembly=$ROOT/artifacts/$engine/bin/$suite/release/Payments.Tests.$suite.dll
  local results=$DATA_DIR/test-results/$engine
  local arguments=(--nologo --results-directory "$results" --logger "trx;LogFileName=$suite.trx" --logger "console;verbosity=minimal")
  [ -z "$FILTER" ] || arguments+=(--filter "$FILTER")
  mkdir -p "$results"
  rm -f "$results/$suite.trx"
  say "testing $suite on the $engine engine"
  # The processes of tests live for seconds, and compiling again what they call often, as Silo/Process.props has it, was a quarter of
  # their work. Here that waits for a second without anything new; the runtime reads the number as hexadecimal.
  run_step - env GrainEngine="${engine^}" DOTNET_TC_CallCountingDelayMs=3E8 timeout --kill-after 20 "$SUITE_SECONDS" \
    dotnet test "$assembly" "${arguments[@]}" || code=$?
  count_results "$engine" "$suite" "$code" "$results/$suite.trx"
}

# The counters alone are not enough: a test host that crashed or hung leaves a result file
# without its failures, or none, but also an exit code.
count_results() {
  local engine=$1 suite=$2 code=$3 trx=$4 total passed failed note=''
  local skipped
  total=$(trx_counter "$trx" total) passed=$(trx_counter "$trx" passed) failed=$(trx_counter "$trx" failed)
  skipped=$((total - passed - failed))
  if ((code == 124 || code == 137)); then
    failed=$((failed + 1)) note="stopped after $SUITE_SECONDS s"
  elif ((code != 0 && failed == 0)); then
    failed=1 note="the test host ended with exit code $code"
  elif ((total == 0)) && [ -z "$FILTER" ]; then
    failed=1 note='the test host reported no test'
  fi
  record "$engine" "$suite" "$passed" "$failed" "$skipped" "$note"
}

trx_counter() {
  local value
  value=$(sed -nE "s/.*<Counters[^>]* $2=\"([0-9]+)\".*/\1/p" "$1" 2>/dev/null)
  printf '%s' "${value:-0}"
}

record() {
  PASSED=$((PASSED + $3)) FAILED=$((FAILED + $4)) SKIPPED=$((SKIPPED + $5))
  SUMMARY+=("$(printf '%-9s %-12s %5d passed, %d failed, %d skipped%s' "$1" "$2" "$3" "$4" "$5" "${6:+ ($6)}")")
}

print_summary() {
  # A filter may leave a suite empty, but one that matches nothing at all is a mistake.
  ((PASSED + FAILED + SKIPPED > 0)) || record all "(none)" 0 1 0 "no test matched"
  say ''
  printf '%s\n' "${SUMMARY[@]}"
  say "engines that ran: ${ENGINES[*]}${MISSING_ENGINE:+ ($MISSING_ENGINE)}"
  say "$PASSED passed, $FAILED failed, $SKIPPED skipped"
  ((FAILED == 0)) || exit 1
}
