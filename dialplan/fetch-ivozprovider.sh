#!/usr/bin/env bash
# Saves what `dialplan import-ivozprovider` reads from IvozProvider's client REST API, for one client.
# The API answers a list in pages, of 30 objects unless asked for more. This script walks all pages,
# and saves the answer for each friend, pattern and forward too: lists leave fields out.
#
#   TOKEN=... fetch-ivozprovider.sh https://pbx.example/api/client FOLDER
#   USERNAME=... PASSWORD=... fetch-ivozprovider.sh https://pbx.example/api/client FOLDER
#
# TOKEN is what POST /admin_login answers to a client administrator. FOLDER must not exist yet.
# Answers hold passwords of trunks: FOLDER is readable for its owner only. Needs bash 4, curl, awk.
set -euo pipefail
export LC_ALL=C

fail() {
  echo "fetch-ivozprovider: $*" >&2
  exit 1
}

[[ $# -eq 2 ]] || fail "name the API and a folder: $0 https://pbx.example/api/client FOLDER"
api=${1%/} folder=${2%/} page_size=${PAGE_SIZE:-500}
[[ ! -e $folder ]] || fail "$folder already exists: name a new folder"

# Answers are collected beside the folder, and become the folder when all of them are there.
mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Secrets go through standard input: arguments can be seen by other users of the machine.
curl_with_token() {
  { printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" && cat; } |
    curl --silent --show-error --fail --max-time 120 --retry 2 --header 'Accept: application/json' --config - "$@"
}

# The values of one field of the objects in a list; fields of nested objects do not count.
field_of_objects() {
  awk -v field="$1" '
    {
      for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        if (in_string) {
          if (escaped) { escaped = 0; value = value c }
          else if (c == "\\") escaped = 1
          else if (c == "\"") in_string = 0
          else value = value c
        }
        else if (c == "\"") { in_string = 1; value = "" }
        else if (c == ":") { name = value; value = "" }
        else if (c == "{" || c == "[") { depth++; name = value = "" }
        else if (c == "," || c == "}" || c == "]") {
          if (depth == 2 && name == field) print value
          if (c != ",") depth--
          name = value = ""
        }
        else if (c !~ /[ \t\r]/) value = value c
      }
    }' "$2"
}

# Walks the pages of a list: RESOURCE.json, RESOURCE-2.json, RESOURCE-3.json ... The last one is empty, which
# proves that the list ended. Leaves the ids in `ids`.
list() {
  local resource=$1 page=0 file previous= count total
  ids=()
  while :; do
    page=$((page + 1))
    file=$work/$resource$([[ $page -eq 1 ]] || echo "-$page").json
    curl_with_token --dump-header "$work/.headers" --output "$file" \
      "$api/$resource?_itemsPerPage=$page_size&_page=$page" </dev/null || return 1
    [[ $(head -c 1 "$file") == "[" ]] || fail "GET /$resource did not answer a list"
    mapfile -t -O "${#ids[@]}" ids < <(field_of_objects id "$file")
    count=$(field_of_objects id "$file" | wc -l)
    [[ $count -gt 0 ]] || break
    [[ -z $previous ]] || ! cmp -s "$previous" "$file" ||
      fail "GET /$resource answers the same objects on page $page as on the page before"
    previous=$file
  done
  total=$(awk -F ': *' 'tolower($1) == "x-total-items" { total = $2 + 0 } END { print total }' "$work/.headers")
  [[ -z $total || $total -eq ${#ids[@]} ]] ||
    fail "GET /$resource answered ${#ids[@]} of $total objects: was the client changed meanwhile?"
  echo "$resource: ${#ids[@]}" >&2
}

# The token for a user's name and password.
log_in() {
  { printf 'data-urlencode = "username=%s"\n' "$(quoted "$USERNAME")" &&
    printf 'data-urlencode = "password=%s"\n' "$(quoted "$PASSWORD")"; } |
    curl --silent --show-error --fail --max-time 120 --config - "$api/admin_login" |
    awk -F '"' '{ for (i = 1; i < NF; i++) if ($i == "token") print $(i + 2) }'
}

# A text as it stands between quotes in curl's configuration.
quoted() {
  local text=${1//\\/\\\\}
  printf %s "${text//\"/\\\"}"
}

# A list that older versions and some administrators lack: the import says what follows from that.
optional_list() {
  list "$1" && return
  rm -f "$work/$1"*.json
  echo "fetch-ivozprovider: $1 was not saved" >&2
}

# The answer for each object of the list read last, as RESOURCE/ID.json.
objects() {
  local resource=$1 id
  [[ ${#ids[@]} -gt 0 ]] || return 0
  mkdir "$work/$resource"
  for id in "${ids[@]}"; do
    [[ $id =~ ^[0-9]+$ ]] || fail "GET /$resource answered the id \"$id\""
    printf 'url = "%s"\noutput = "%s"\n' "$api/$resource/$id" "$id.json"
  done | (cd "$work/$resource" && curl_with_token --fail-early)
}

# The client itself: its name, its id and its transformation set.
company() {
  optional_list companies
  [[ ${#ids[@]} -eq 1 ]] || mapfile -t ids < <(field_of_objects company "$work/friends.json" | sort -u)
  rm -f "$work/companies"*.json
  [[ ${#ids[@]} -eq 1 && ${ids[0]} =~ ^[0-9]+$ ]] &&
    curl_with_token --output "$work/company.json" "$api/companies/${ids[0]}" </dev/null ||
    echo "fetch-ivozprovider: company.json was not saved" >&2
}

if [[ -z ${TOKEN:-} ]]; then
  [[ -n ${USERNAME:-} && -n ${PASSWORD:-} ]] || fail "set TOKEN, or USERNAME and PASSWORD"
  TOKEN=$(log_in)
  [[ -n $TOKEN ]] || fail "POST /admin_login answered no token"
fi

for resource in friends friends_patterns call_forward_settings; do
  list "$resource" || fail "GET /$resource failed"
  objects "$resource" || fail "GET /$resource/ID failed"
done
list extensions || fail "GET /extensions failed"
for resource in company_services services countries; do
  optional_list "$resource"
done
company

rm -f "$work/.headers"
mv "$work" "$folder"
trap - EXIT
