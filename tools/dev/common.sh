# shellcheck shell=bash
# What ./run, ./test and the helpers of this folder share. Sourcing it starts nothing.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
DATA_DIR=${PAYMENTS_DATA_DIR:-$ROOT/.data}
MIN_FREE_MB=500
LOCKED=

say() { printf '%s\n' "$*"; }

# One sentence, no trace: the only way these scripts refuse something.
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

is_root() { [ "$(id -u)" -eq 0 ]; }

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535)); }

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below Linux' range for outgoing connections, so that none of those can take the port in between.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && port_answers "$port"; do :; done
  printf '%s' "$port"
}

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# Creates DATA_DIR and proves that it can be written and has room.
prepare_data_dir() {
  case $DATA_DIR in /*) ;; *) DATA_DIR=$PWD/$DATA_DIR ;; esac
  { mkdir -p "$DATA_DIR/logs" && : >"$DATA_DIR/logs/.probe" && rm "$DATA_DIR/logs/.probe"; } 2>/dev/null ||
    die "Cannot write to $DATA_DIR: make it writable for $(id -un) or set PAYMENTS_DATA_DIR to a folder that is."
  local free_mb
  free_mb=$(df -Pk "$DATA_DIR" | awk 'NR == 2 { print int($4 / 1024) }')
  ((free_mb >= MIN_FREE_MB)) ||
    die "Only $free_mb MB are free for $DATA_DIR: free at least $MIN_FREE_MB MB or set PAYMENTS_DATA_DIR to a folder on another disk."
}

# Holds the lock NAME of the data folder until this script ends, however it ends: what it starts does not
# inherit the descriptor. The sentence is for the second one who asks.
hold_lock() {
  exec 9>"$DATA_DIR/$1.lock"
  flock -n 9 || die "$2"
  # shellcheck disable=SC2034
  LOCKED=1
}
