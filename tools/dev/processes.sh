# shellcheck shell=bash
# Starting and stopping child processes without ever leaving one behind. Needs common.sh.
#
# Each child runs in a session of its own: Ctrl-C in the terminal reaches only the script, which then stops
# its children in order. The kernel signals the child when the script dies without a chance to do so (kill -9).
# Bash lets background commands ignore SIGINT, which their own children would inherit: env undoes that.

SPAWNED=
STEP_PID=
HURRY=

# spawn LOG COMMAND...: LOG is a file, or - for this script's own output.
spawn() {
  local log=$1
  shift
  if [ "$log" = - ]; then
    setsid env --default-signal=INT,QUIT setpriv --pdeathsig TERM "$@" 8>&- 9>&- </dev/null &
  else
    setsid env --default-signal=INT,QUIT setpriv --pdeathsig TERM "$@" >"$log" 2>&1 8>&- 9>&- </dev/null &
  fi
  SPAWNED=$!
}

# A step that can take long (a build, a test suite): waiting in the background keeps this script able to
# react to a signal at once.
run_step() {
  local code=0
  spawn "$@"
  STEP_PID=$SPAWNED
  wait "$STEP_PID" 2>/dev/null || code=$?
  STEP_PID=
  return "$code"
}

stop_step() {
  [ -n "$STEP_PID" ] || return 0
  kill -TERM -- "-$STEP_PID" 2>/dev/null || true
  wait_gone "$STEP_PID" 10 || true
  kill -KILL -- "-$STEP_PID" 2>/dev/null || true
  STEP_PID=
}

is_alive() { kill -0 "$1" 2>/dev/null; }

# wait_gone PID SECONDS: false when it is still there; a second Ctrl-C (HURRY) ends the patience.
wait_gone() {
  local pid=$1 ticks=$(($2 * 20))
  while is_alive "$pid"; do
    ((ticks-- > 0)) && [ -z "$HURRY" ] || return 1
    sleep 0.05
  done
}

# stop_process PID SIGNAL SECONDS
stop_process() {
  [ -n "$1" ] && is_alive "$1" || return 0
  kill -s "$2" "$1" 2>/dev/null || true
  wait_gone "$1" "$3" && return 0
  kill -s KILL "$1" 2>/dev/null || true
  HURRY='' wait_gone "$1" 5 || true
}

# The kernel's start time tells a process from a later one with the same number.
start_time() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  # shellcheck disable=SC2086
  set -- $stat
  printf '%s' "${20}"
}

remember_process() { printf '%s %s\n' "$1" "$(start_time "$1")" >>"$DATA_DIR/processes"; }

# After kill -9 of an earlier script its children are told to stop, but may not have finished.
stop_leftovers() {
  local pid started
  [ -f "$DATA_DIR/processes" ] || return 0
  while read -r pid started; do
    [ "$(start_time "$pid")" = "$started" ] && stop_process "$pid" TERM 30
  done <"$DATA_DIR/processes"
  rm -f "$DATA_DIR/processes"
}
