# shellcheck shell=bash
# Building only what changed. Needs common.sh and processes.sh.

require_sdk() {
  local dir
  for dir in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
    command -v dotnet >/dev/null && break
    [ ! -x "$dir/dotnet" ] || PATH=$PATH:$dir
  done
  command -v dotnet >/dev/null ||
    die "The .NET SDK 10 is needed and no dotnet command was found: install it from https://dotnet.microsoft.com/download/dotnet/10.0."
  local newest
  newest=$(dotnet --list-sdks | cut -d. -f1 | sort -n | tail -n 1)
  ((${newest:-0} >= 10)) ||
    die "The .NET SDK 10 is needed and the newest one here is ${newest:-missing}: install it from https://dotnet.microsoft.com/download/dotnet/10.0."
  # Without ICU, which a bare Debian lacks, dotnet runs in this mode only; the programs choose it anyway.
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
}

# build ENGINE PROJECT STAMP [FOLDER...]: FOLDERs do not count as sources of PROJECT. No build server stays
# behind, and nothing is restored or compiled when the sources are those of the last successful build.
# Returns false, with the compiler's errors printed, when it fails.
build() {
  local engine=$1 project=$2 stamp=$ROOT/artifacts/$1/$3.stamp
  local sources code=0
  shift 3
  sources=$(sources_hash "$@")
  [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ] || return 0
  mkdir -p "${stamp%/*}" 2>/dev/null || die "Cannot write to ${stamp%/*}: make it writable for $(id -un)."
  exec 8>"$ROOT/artifacts/$engine/build.lock"
  flock 8
  say "building $project for the $engine engine"
  rm -f "$stamp"
  if compile "$engine" "$project" "$stamp"; then printf '%s' "$sources" >"$stamp"; else code=1; fi
  exec 8>&-
  return "$code"
}

compile() {
  local engine=$1 project=$2 restored=$3.restored log=$DATA_DIR/logs/build-$1.log projects arguments=()
  projects=$(restore_hash)
  [ "$(cat "$restored" 2>/dev/null)" != "$projects" ] || arguments=(--no-restore)
  rm -f "$restored"
  if ! run_step "$log" env GrainEngine="${engine^}" dotnet build "$ROOT/$project" -c Release -v quiet -tl:off \
    --disable-build-servers "${arguments[@]}"; then
    grep -E ': (error|warning) ' "$log" | sort -u | head -n 40 || true
    return 1
  fi
  printf '%s' "$projects" >"$restored"
}

# Names, sizes and times of all that a build reads; a deleted or renamed file changes it too.
sources_hash() {
  local folder ignored=()
  for folder in "$@"; do ignored+=(-o -path "$ROOT/$folder"); done
  {
    build_environment
    find "$ROOT" -mindepth 1 \( -name artifacts -o -name .data -o -name .git -o -name bin -o -name obj "${ignored[@]}" \) -prune -o \
      -type f ! -path "$ENGINE_PROPS*" ! -name '*.md' -printf '%P %s %T@\n' | sort
  } | sha256sum
}

restore_hash() {
  {
    build_environment
    find "$ROOT" -mindepth 1 \( -name artifacts -o -name .data -o -name .git \) -prune -o -type f \
      \( -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.sln' -o -iname 'nuget.config' \) \
      ! -path "$ENGINE_PROPS*" -printf '%P %s %T@\n' | sort
  } | sha256sum
}

build_environment() {
  printf '%s\n' "$(command -v dotnet)" "${OrleansVersion:-}" "${RestoreAdditionalProjectSources:-}" "${NUGET_PACKAGES:-}"
}
