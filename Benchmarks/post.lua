-- wrk … -- FILE: posts FILE as JSON, the same bytes every time, and ends with one line that Benchmarks/run reads.
local question

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    local body = file:read("*a")
    file:close()
    question = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
end

function request()
    return question
end

function done(summary, latency)
    local failed = summary.errors
    io.write(string.format('RESULT {"requests": %d, "microseconds": %d, "mean": %.1f, "p99": %.1f, "errors": %d}\n',
        summary.requests, summary.duration, latency.mean, latency:percentile(99),
        failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end
