using Microsoft.Extensions.Logging;
using Payments.Outcomes;
using Payments.Routing;

namespace Payments.Exchange;

/// <summary>The rates in the memory of this process: renewed in the background after half an hour, refused after one.</summary>
public sealed class RateBook
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Sources pause over weekends and holidays.</summary>
    private static readonly TimeSpan OldestAsOf = TimeSpan.FromDays(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly IRateSource? _source;
    private readonly TimeProvider _clock;
    private readonly FreshCopy<ExchangeRates> _copy;
    private DateTimeOffset _notBefore;

    public RateBook(IEnumerable<IRateSource> sources, TimeProvider clock, ILogger<RateBook> log) =>
        (_source, _clock, _copy) = (sources.SingleOrDefault(), clock, new FreshCopy<ExchangeRates>(Ask, RenewAfter, Kept, clock, log));

    public async ValueTask<Outcome<ExchangeRates>> Latest()
    {
        if (_source is null) return ExchangeRefusals.NotConfigured;
        try
        {
            var rates = await _copy.Get();
            var now = _clock.GetUtcNow();
            return now - rates.ReadAt >= Kept || now - rates.AsOf > OldestAsOf ? ExchangeRefusals.Stale : rates;
        }
        catch (RateSourceException)
        {
            return ExchangeRefusals.Stale;
        }
    }

    private async Task<ExchangeRates> Ask()
    {
        if (_clock.GetUtcNow() < _notBefore) throw new RateSourceException("The source of exchange rates has just failed; it is asked again a little later.");
        try
        {
            var document = await _source!.Read(CancellationToken.None);
            return RateDocument.Read(document, _clock.GetUtcNow());
        }
        catch (RateSourceException)
        {
            _notBefore = _clock.GetUtcNow() + PauseAfterFailure;
            throw;
        }
    }
}
