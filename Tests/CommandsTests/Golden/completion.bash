# bash completion for legible
_legible() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command='' words='' files=''
    [ "$COMP_CWORD" -gt 1 ] && command=${COMP_WORDS[1]}
    case $command in
        scenarios|mesh)
            [ "$COMP_CWORD" -gt 2 ] && command="$command ${COMP_WORDS[2]}" ;;
    esac
    case $command in
        '') words='serve evaluate check diff plan-strict scenarios mesh codes openapi health hash-token certificate version completion help' ;;
        'scenarios') words='list get delete export import backup' ;;
        'mesh') words='put list matrix diff delete' ;;
        'serve')
            case $previous in
                --bind) words='' ;;
                --data-dir) files=directory ;;
                --store) words='' ;;
                --decision-log) files=file ;;
                --decision-log-size) words='' ;;
                --decision-log-keep) words='' ;;
                --tokens) files=file ;;
                --tls-certificate) files=file ;;
                --tls-key) files=file ;;
                --client-ca) files=file ;;
                --client-certificates) words='optional required' ;;
                --mesh-versions) words='' ;;
                --threads) words='' ;;
                --body-limit) words='' ;;
                --mesh-limit) words='' ;;
                --header-limit) words='' ;;
                --connections) words='' ;;
                --connections-per-address) words='' ;;
                --request-time) words='' ;;
                --idle-time) words='' ;;
                --grace) words='' ;;
                --answer-memory) words='' ;;
                --log-level) words='info quiet' ;;
                *) words='--bind --data-dir --store --decision-log --decision-log-size --decision-log-keep --tokens --allow-anonymous --tls-certificate --tls-key --client-ca --client-certificates --admission-anonymous --mesh-versions --threads --body-limit --mesh-limit --header-limit --connections --connections-per-address --request-time --idle-time --grace --answer-memory --log-level --help' ;;
            esac ;;
        'evaluate')
            case $previous in
                --output|-o) words='text json markdown mermaid' ;;
                --at) words='' ;;
                *) words='--output --at --help'; files=file ;;
            esac ;;
        'check')
            case $previous in
                --fail-on) words='broken plaintext warning' ;;
                --at) words='' ;;
                --applications) files=file ;;
                --suppressions) files=file ;;
                --output|-o) words='text json' ;;
                *) words='--fail-on --at --applications --suppressions --output --help'; files=file ;;
            esac ;;
        'diff')
            case $previous in
                --at) words='' ;;
                --applications) files=file ;;
                --output|-o) words='text json' ;;
                *) words='--at --applications --output --help'; files=file ;;
            esac ;;
        'plan-strict')
            case $previous in
                --namespace|-n) words='' ;;
                --at) words='' ;;
                --applications) files=file ;;
                --output|-o) words='text json yaml' ;;
                *) words='--namespace --at --applications --output --help'; files=file ;;
            esac ;;
        'scenarios list')
            case $previous in
                --data-dir) files=directory ;;
                --store) words='' ;;
                --verdict) words='' ;;
                --code) words='' ;;
                --namespace|-n) words='' ;;
                --label|-l) words='' ;;
                --created-after) words='' ;;
                --created-before) words='' ;;
                --page-size) words='' ;;
                --page-token) words='' ;;
                --output|-o) words='text json' ;;
                *) words='--data-dir --store --verdict --code --namespace --label --created-after --created-before --page-size --page-token --output --help' ;;
            esac ;;
        'scenarios get')
            case $previous in
                --data-dir) files=directory ;;
                --store) words='' ;;
                *) words='--data-dir --store --help' ;;
            esac ;;
        'scenarios delete')
            case $previous in
                --data-dir) files=directory ;;
                --store) words='' ;;
                *) words='--data-dir --store --help' ;;
            esac ;;
        'scenarios export')
            case $previous in
                --data-dir) files=directory ;;
                --store) words='' ;;
                --verdict) words='' ;;
                --code) words='' ;;
                --namespace|-n) words='' ;;
                --label|-l) words='' ;;
                --created-after) words='' ;;
                --created-before) words='' ;;
                *) words='--data-dir --store --verdict --code --namespace --label --created-after --created-before --help'; files=file ;;
            esac ;;
        'scenarios import')
            case $previous in
                --data-dir) files=directory ;;
                --store) words='' ;;
                *) words='--data-dir --store --help'; files=file ;;
            esac ;;
        'scenarios backup')
            case $previous in
                --data-dir) files=directory ;;
                --store) words='' ;;
                *) words='--data-dir --store --help'; files=file ;;
            esac ;;
        'mesh put')
            case $previous in
                --server) words='' ;;
                --token-file) files=file ;;
                --server-ca) files=file ;;
                --cluster) words='' ;;
                --cluster-token-file) files=file ;;
                --cluster-ca) files=file ;;
                *) words='--server --token-file --server-ca --strict --cluster --cluster-token-file --cluster-ca --help'; files=file ;;
            esac ;;
        'mesh list')
            case $previous in
                --server) words='' ;;
                --token-file) files=file ;;
                --server-ca) files=file ;;
                --output|-o) words='text json' ;;
                *) words='--server --token-file --server-ca --output --help' ;;
            esac ;;
        'mesh matrix')
            case $previous in
                --server) words='' ;;
                --token-file) files=file ;;
                --server-ca) files=file ;;
                --namespace|-n) words='' ;;
                --workload) words='' ;;
                --host) words='' ;;
                --verdict) words='mutual-tls tls plaintext broken undetermined' ;;
                --code) words='' ;;
                --group-by) words='namespace workload' ;;
                --output|-o) words='text json ndjson csv' ;;
                *) words='--server --token-file --server-ca --namespace --workload --host --verdict --code --group-by --output --help' ;;
            esac ;;
        'mesh diff')
            case $previous in
                --server) words='' ;;
                --token-file) files=file ;;
                --server-ca) files=file ;;
                --delete) words='' ;;
                --output|-o) words='text json' ;;
                *) words='--server --token-file --server-ca --delete --output --help'; files=file ;;
            esac ;;
        'mesh delete')
            case $previous in
                --server) words='' ;;
                --token-file) files=file ;;
                --server-ca) files=file ;;
                *) words='--server --token-file --server-ca --help' ;;
            esac ;;
        'codes')
            case $previous in
                --output|-o) words='text json markdown' ;;
                *) words='--output --help' ;;
            esac ;;
        'openapi')
            case $previous in
                --output|-o) words='yaml json' ;;
                *) words='--output --help' ;;
            esac ;;
        'health')
            case $previous in
                --url) words='' ;;
                --bind) words='' ;;
                *) words='--url --bind --help' ;;
            esac ;;
        'hash-token')
            case $previous in
                --role) words='read write admin' ;;
                *) words='--role --help' ;;
            esac ;;
        'certificate')
            case $previous in
                --name) words='' ;;
                --out-dir) files=directory ;;
                --days) words='' ;;
                *) words='--name --out-dir --days --replace --help' ;;
            esac ;;
        'version')
            case $previous in
                --output|-o) words='text json' ;;
                *) words='--output --help' ;;
            esac ;;
        'completion')
            words='--help bash zsh fish' ;;
        'help')
            words='--help serve evaluate check diff plan-strict scenarios mesh codes openapi health hash-token certificate version completion help' ;;
    esac
    local IFS=$' \t\n'
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    IFS=$'\n'
    case $files in
        file) COMPREPLY+=($(compgen -f -- "$current")) ;;
        directory) COMPREPLY+=($(compgen -d -- "$current")) ;;
    esac
}
complete -o filenames -F _legible legible
