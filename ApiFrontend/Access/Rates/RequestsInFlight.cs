using System.Collections.Concurrent;

namespace Payments.Api.Access.Rates;

/// <summary>
/// How many requests of each merchant this process is answering. The merchant's grain is not told when a request ends,
/// because that would cost every request a second call; so the number of a rate holds for each front end by itself.
/// </summary>
internal sealed class RequestsInFlight
{
    /// <summary>Only merchants with a request under way have an entry.</summary>
    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);

    public int Merchants => _running.Count;

    /// <summary>False when so many run already; else the request is one of them until its answer begins.</summary>
    public bool TryEnter(HttpResponse response, string merchantId, int most)
    {
        if (Enter(merchantId, most) is not { } flight) return false;
        // Whoever has an answer may send the next request at once, and must not be told that this one still runs.
        response.OnStarting(
            static state =>
            {
                ((IDisposable)state).Dispose();
                return Task.CompletedTask;
            },
            flight);
        // A caller who has gone is never answered.
        response.RegisterForDispose(flight);
        return true;
    }

    /// <summary>Null when so many run already; else dispose it when the request has been answered.</summary>
    public IDisposable? Enter(string merchantId, int most)
    {
        while (true)
        {
            if (!_running.TryGetValue(merchantId, out var running))
            {
                if (_running.TryAdd(merchantId, 1)) return new Flight(this, merchantId);
                continue;
            }

            if (running >= most) return null;
            if (_running.TryUpdate(merchantId, running + 1, running)) return new Flight(this, merchantId);
        }
    }

    private void Leave(string merchantId)
    {
        while (_running.TryGetValue(merchantId, out var running))
        {
            var left = running == 1
                ? _running.TryRemove(new KeyValuePair<string, int>(merchantId, 1))
                : _running.TryUpdate(merchantId, running - 1, running);
            if (left) return;
        }
    }

    private sealed class Flight(RequestsInFlight flights, string merchantId) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0) flights.Leave(merchantId);
        }
    }
}
