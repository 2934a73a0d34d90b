#compdef legible

_legible() {
  local -a names
  if (( CURRENT == 2 )); then
    names=(
      'serve:answers over HTTP, and keeps scenarios'
      'evaluate:answers questions of files\: which leg fails, why, and what repairs it'
      'check:says what the calls of a whole mesh come to, and what is wrong in it'
      'diff:says which calls end differently in another version of a mesh'\''s manifests'
      'plan-strict:finds the steps in which a mesh can turn STRICT with nobody breaking'
      'scenarios:lists, reads, removes, exports, imports and copies stored scenarios'
      'mesh:puts, lists, asks about and removes the meshes of a server'
      'codes:says what a code stands for; without one, lists all'
      'openapi:prints the contract of the HTTP service'
      'health:asks a server whether it lives\: exit status 0 or 1, for a container'\''s health check'
      'hash-token:reads a token from standard input, and prints its line for the file of --tokens'
      'certificate:makes a certificate for the server, and the authority that vouches for it'
      'version:prints the version, and the version of Istio that answers hold for'
      'completion:prints a completion script for a shell'
      'help:says what a command does, with its options and an example'
    )
    _describe command names
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  if [[ $command == scenarios ]]; then
    if (( CURRENT == 2 )); then
      names=(
        'list:lists stored scenarios, newest first'
        'get:prints a stored scenario as it was answered, JSON'
        'delete:removes stored scenarios'
        'export:writes stored scenarios, one JSON object a line, oldest first'
        'import:stores what an export wrote; scenarios that are there stay as they are'
        'backup:copies the store into a new file, also while a server uses it'
      )
      _describe command names
      return
    fi
    command="scenarios $words[2]"
    shift words
    (( CURRENT-- ))
  fi
  if [[ $command == mesh ]]; then
    if (( CURRENT == 2 )); then
      names=(
        'put:keeps a cluster'\''s objects as the newest version of a mesh'
        'list:lists the meshes of a server, by name'
        'matrix:prints how the calls of a mesh end'
        'diff:says which calls a change makes end differently'
        'delete:removes a mesh with all of its versions'
      )
      _describe command names
      return
    fi
    command="mesh $words[2]"
    shift words
    (( CURRENT-- ))
  fi
  case $command in
    'serve')
      _arguments \
        '--bind=[where to listen; IPv6 in brackets, port 0 for a free one]:ADDRESS\:PORT: ' \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '--decision-log=[append every decision to this file, one JSON object a line]:FILE:_files' \
        '--decision-log-size=[start a new file of the decision log at this size]:SIZE: ' \
        '--decision-log-keep=[how many older files of the decision log stay]:COUNT: ' \
        '--tokens=[who may call\: a line `ROLE SHA256-HEX NAME` a token (see `legible hash-token`)]:FILE:_files' \
        '--allow-anonymous[let everybody who can reach the server do everything]' \
        '--tls-certificate=[serve HTTPS with this chain, PEM]:FILE:_files' \
        '--tls-key=[the key of the certificate, PEM]:FILE:_files' \
        '--client-ca=[whose client certificates are trusted, PEM]:FILE:_files' \
        '--client-certificates=[whether a client has to send one]:value:(optional required)' \
        '--admission-anonymous[answer admission reviews without a token\: the API server has none to send]' \
        '--mesh-versions=[how many versions of a mesh stay]:COUNT: ' \
        '--threads=[threads that serve]:COUNT: ' \
        '--body-limit=[of a request, as sent and expanded]:SIZE: ' \
        '--mesh-limit=[of a mesh'\''s objects, as sent and expanded]:SIZE: ' \
        '--header-limit=[of a request'\''s line and headers]:SIZE: ' \
        '--connections=[open at the same time]:COUNT: ' \
        '--connections-per-address=[open at the same time from one address]:COUNT: ' \
        '--request-time=[within which a request has to arrive]:TIME: ' \
        '--idle-time=[after which an idle connection is closed]:TIME: ' \
        '--grace=[for running requests when the server stops]:TIME: ' \
        '--answer-memory=[for answers that are given again when the same is asked; `none` evaluates every time]:SIZE: ' \
        '--log-level=[quiet leaves the line a request out]:value:(info quiet)' \
        '--help[says what the command does]' ;;
    'evaluate')
      _arguments \
        '--output=[how answers are written; JSON of more than one file is one array]:value:(text json markdown mermaid)' \
        '--at=[when certificates are looked at, as in 2026-01-31T12\:00\:00Z, where a question does not say]:TIME: ' \
        '--help[says what the command does]' \
        '*:FILE:_files' ;;
    'check')
      _arguments \
        '--fail-on=[what makes the exit status 1\: a broken call; one in the clear or open as well; or any warning]:value:(broken plaintext warning)' \
        '--at=[when certificates are looked at, as in 2026-01-31T12\:00\:00Z; now if it is not given]:TIME: ' \
        '--applications=[what is served and sent where ports do not say\: items with host, port, app, request]:FILE:_files' \
        '--suppressions=[findings that are known, one a line\: \[KIND NAMESPACE/NAME\] CODE until YYYY-MM-DD\: why]:FILE:_files' \
        '--output=[how to print]:value:(text json)' \
        '--help[says what the command does]' \
        '*:PATH:_files' ;;
    'diff')
      _arguments \
        '--at=[when certificates are looked at, as in 2026-01-31T12\:00\:00Z; now if it is not given]:TIME: ' \
        '--applications=[what is served and sent where ports do not say\: items with host, port, app, request]:FILE:_files' \
        '--output=[how to print]:value:(text json)' \
        '--help[says what the command does]' \
        '1:NEW:_files' ;;
    'plan-strict')
      _arguments \
        '*--namespace=[a namespace that is to turn; the whole mesh where none is named]:NAME: ' \
        '--at=[when certificates are looked at, as in 2026-01-31T12\:00\:00Z; now if it is not given]:TIME: ' \
        '--applications=[what is served and sent where ports do not say\: items with host, port, app, request]:FILE:_files' \
        '--output=[how to print]:value:(text json yaml)' \
        '--help[says what the command does]' \
        '*:PATH:_files' ;;
    'scenarios list')
      _arguments \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '*--verdict=[those with this verdict, or one of several]:VERDICT: ' \
        '--code=[those with this code]:LEGNNNN: ' \
        '--namespace=[those whose client or server is in it]:NAME: ' \
        '*--label=[those with this label, and all others given]:KEY\[=VALUE\]: ' \
        '--created-after=[those created later (RFC 3339)]:TIME: ' \
        '--created-before=[those created earlier (RFC 3339)]:TIME: ' \
        '--page-size=[how many, 1 to 1000]:COUNT: ' \
        '--page-token=[where to go on, as the page before said]:TOKEN: ' \
        '--output=[how to print]:value:(text json)' \
        '--help[says what the command does]' ;;
    'scenarios get')
      _arguments \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '--help[says what the command does]' \
        '1:ID: ' ;;
    'scenarios delete')
      _arguments \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '--help[says what the command does]' \
        '*:ID: ' ;;
    'scenarios export')
      _arguments \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '*--verdict=[those with this verdict, or one of several]:VERDICT: ' \
        '--code=[those with this code]:LEGNNNN: ' \
        '--namespace=[those whose client or server is in it]:NAME: ' \
        '*--label=[those with this label, and all others given]:KEY\[=VALUE\]: ' \
        '--created-after=[those created later (RFC 3339)]:TIME: ' \
        '--created-before=[those created earlier (RFC 3339)]:TIME: ' \
        '--help[says what the command does]' \
        '1:FILE:_files' ;;
    'scenarios import')
      _arguments \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '--help[says what the command does]' \
        '1:FILE:_files' ;;
    'scenarios backup')
      _arguments \
        '--data-dir=[the directory of the stored scenarios]:DIR:_files -/' \
        '--store=[where scenarios are stored instead\: sqlite\:PATH, or memory\: for none that last]:URL: ' \
        '--help[says what the command does]' \
        '1:FILE:_files' ;;
    'mesh put')
      _arguments \
        '--server=[the server to ask, as http\://127.0.0.1\:8080]:URL: ' \
        '--token-file=[the token to show, on a line of its own; - is standard input]:FILE:_files' \
        '--server-ca=[whose certificates count, PEM, instead of the system'\''s]:FILE:_files' \
        '--strict[keep nothing where one object is faulty]' \
        '--cluster=[read the objects from this API server instead of FILE; in a pod, https\://kubernetes.default.svc]:URL: ' \
        '--cluster-token-file=[the token to show the API server]:FILE:_files' \
        '--cluster-ca=[whose certificates of the API server count, PEM]:FILE:_files' \
        '--help[says what the command does]' \
        '1:FILE:_files' ;;
    'mesh list')
      _arguments \
        '--server=[the server to ask, as http\://127.0.0.1\:8080]:URL: ' \
        '--token-file=[the token to show, on a line of its own; - is standard input]:FILE:_files' \
        '--server-ca=[whose certificates count, PEM, instead of the system'\''s]:FILE:_files' \
        '--output=[how to print]:value:(text json)' \
        '--help[says what the command does]' ;;
    'mesh matrix')
      _arguments \
        '--server=[the server to ask, as http\://127.0.0.1\:8080]:URL: ' \
        '--token-file=[the token to show, on a line of its own; - is standard input]:FILE:_files' \
        '--server-ca=[whose certificates count, PEM, instead of the system'\''s]:FILE:_files' \
        '--namespace=[calls whose client or server is in it]:NAME: ' \
        '--workload=[calls of this client, or of a kind of client outside the mesh]:\[NAMESPACE/\]NAME: ' \
        '--host=[calls of this host]:HOST: ' \
        '--verdict=[calls with this verdict]:value:(mutual-tls tls plaintext broken undetermined)' \
        '--code=[calls that fail with this code]:LEGNNNN: ' \
        '--group-by=[totals between groups instead of calls]:value:(namespace workload)' \
        '--output=[how to print]:value:(text json ndjson csv)' \
        '--help[says what the command does]' \
        '1:NAME: ' ;;
    'mesh diff')
      _arguments \
        '--server=[the server to ask, as http\://127.0.0.1\:8080]:URL: ' \
        '--token-file=[the token to show, on a line of its own; - is standard input]:FILE:_files' \
        '--server-ca=[whose certificates count, PEM, instead of the system'\''s]:FILE:_files' \
        '*--delete=[an object that goes]:KIND/\[NAMESPACE/\]NAME: ' \
        '--output=[how to print]:value:(text json)' \
        '--help[says what the command does]' \
        '1:FILE:_files' ;;
    'mesh delete')
      _arguments \
        '--server=[the server to ask, as http\://127.0.0.1\:8080]:URL: ' \
        '--token-file=[the token to show, on a line of its own; - is standard input]:FILE:_files' \
        '--server-ca=[whose certificates count, PEM, instead of the system'\''s]:FILE:_files' \
        '--help[says what the command does]' \
        '1:NAME: ' ;;
    'codes')
      _arguments \
        '--output=[how to print; markdown is the page of a code, or the index of all]:value:(text json markdown)' \
        '--help[says what the command does]' \
        '1:CODE: ' ;;
    'openapi')
      _arguments \
        '--output=[how to print]:value:(yaml json)' \
        '--help[says what the command does]' ;;
    'health')
      _arguments \
        '--url=[of the server, http only; an address, no name]:URL: ' \
        '--bind=[the server'\''s own --bind, instead of --url]:ADDRESS\:PORT: ' \
        '--help[says what the command does]' ;;
    'hash-token')
      _arguments \
        '--role=[what the token allows]:value:(read write admin)' \
        '--help[says what the command does]' \
        '1:NAME: ' ;;
    'certificate')
      _arguments \
        '*--name=[a DNS name or an IP address of the server; the first is its common name]:NAME: ' \
        '--out-dir=[where to write the files]:DIR:_files -/' \
        '--days=[how long the certificate and its authority are good]:COUNT: ' \
        '--replace[put the new files in the place of those that are there]' \
        '--help[says what the command does]' ;;
    'version')
      _arguments \
        '--output=[how to print]:value:(text json)' \
        '--help[says what the command does]' ;;
    'completion')
      _arguments \
        '--help[says what the command does]' \
        '1:SHELL:(bash zsh fish)' ;;
    'help')
      _arguments \
        '--help[says what the command does]' \
        '*:COMMAND:(serve evaluate check diff plan-strict scenarios mesh codes openapi health hash-token certificate version completion help)' ;;
  esac
}

if [[ $funcstack[1] == _legible ]]; then
  _legible "$@"
else
  compdef _legible legible
fi
