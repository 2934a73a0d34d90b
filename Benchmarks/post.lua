-- wrk … -- FILE [new]: posts FILE as JSON, and ends with one line that Benchmarks/run reads.
--
-- The same bytes every time; with `new` no two requests have the same ticket among their labels, so that no answer can
-- be given again.
local before, after
local threads, number = 0, 0

function setup(thread)
    thread:set("place", threads)
    threads = threads + 1
end

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    local body = file:read("*a")
    file:close()
    if arguments[2] == "new" then
        body = body:gsub("PAY%-2291", "00000000")
        number = place * 20000000
    end
    local question = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
    local first, last = question:find("00000000", 1, true)
    if arguments[2] == "new" then
        before, after = question:sub(1, first - 1), question:sub(last + 1)
    else
        before = question
    end
end

function request()
    if not after then return before end
    number = number + 1
    return before .. string.format("%08d", number) .. after
end

function done(summary, latency)
    local failed = summary.errors
    io.write(string.format('RESULT {"requests": %d, "microseconds": %d, "mean": %.1f, "p99": %.1f, "errors": %d}\n',
        summary.requests, summary.duration, latency.mean, latency:percentile(99),
        failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end
