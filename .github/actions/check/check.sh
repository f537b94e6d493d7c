#!/usr/bin/env bash
# What the action does: build exitclause, put it on the path, and run "exitclause
# check". What to do stands in the environment, as action.yml sets it, never in
# the text of a command: nothing of it is run. Works anywhere there are bash and
# Go; the files that GitHub names are used if they are named.
set -euo pipefail

# repository prints the address of the repository that this action is from. GitHub
# does not always tell its name, but checks it out into OWNER/NAME/REF.
repository() {
  local name=${REPOSITORY:-} path=${BASH_SOURCE[0]%/.github/actions/check/*}
  if [[ -z $name ]]; then
    path=${path%/*}
    name=$(basename "$(dirname "$path")")/$(basename "$path")
  fi
  printf '%s/%s' "${SERVER:-https://github.com}" "$name"
}

# build puts the program into the folder $1/bin.
build() {
  local source
  source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
  if [[ -n ${VERSION:-} ]]; then
    source=$1/source
    git -c advice.detachedHead=false clone --quiet --depth 1 --branch="$VERSION" -- "$(repository)" "$source"
  fi
  (cd "$source" && CGO_ENABLED=0 go build -trimpath -buildvcs=false -o "$1/bin/" ./cmd/exitclause)
}

# GitHub empties RUNNER_TEMP after a job. A program that no later step can find on
# the path is of no use once the script ends.
work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/exitclause.XXXXXX")
if [[ -z ${GITHUB_PATH:-} ]]; then
  trap 'rm -rf "$work"' EXIT
fi
build "$work"
if [[ -n ${GITHUB_PATH:-} ]]; then
  printf '%s\n' "$work/bin" >>"$GITHUB_PATH"
fi
if [[ ${INSTALL_ONLY:-false} == true ]]; then
  exit 0
fi

arguments=(--format="${FORMAT:-github}" --lang="${REPORT_LANG:-en}")
[[ -z ${OUTPUT:-} ]] || arguments+=(--output="$OUTPUT")
[[ -z ${FAIL_ON:-} ]] || arguments+=(--fail-on="$FAIL_ON")
[[ -z ${STORE:-} ]] || arguments+=(--store="$STORE")
if [[ ${SUMMARY:-true} == true && -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  arguments+=(--summary="$GITHUB_STEP_SUMMARY")
fi
code=0
"$work/bin/exitclause" check "${arguments[@]}" -- "${CONFIG:-exitclause.yaml}" || code=$?
if [[ -n ${GITHUB_OUTPUT:-} ]]; then
  printf 'exit-code=%d\n' "$code" >>"$GITHUB_OUTPUT"
fi
exit "$code"
