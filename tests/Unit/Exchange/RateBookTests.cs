using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Exchange;

namespace Payments.Tests.Unit.Exchange;

public sealed class RateBookTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Source _source = new();

    [Fact]
    public async Task Latest_WithinTheHour_OneReadAndThenItIsRenewed()
    {
        var book = Book();
        Assert.Equal(1.5m, (await book.Latest()).Value!.Of("USD"));
        _source.Rate = "2.5";
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(1.5m, (await book.Latest()).Value!.Of("USD"));
        Assert.Equal(1, _source.Reads);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () => (await book.Latest()).Value!.Of("USD") == 2.5m, "the rates are renewed in the background");
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task Latest_SourceAway_KeptForTheHourAndRefusedFromThenOn()
    {
        var book = Book();
        Assert.True((await book.Latest()).Accepted);
        _source.Fails = true;
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await book.Latest()).Accepted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("EXCHANGE_RATES_STALE", (await book.Latest()).Refusal!.Code);
        var reads = _source.Reads;
        for (var i = 0; i < 5; i++) Assert.False((await book.Latest()).Accepted);
        Assert.True(_source.Reads <= reads + 1, "a source that fails is not asked again and again");
        _source.Fails = false;
        _clock.Advance(TimeSpan.FromSeconds(11));
        await Eventually.HoldsAsync(async () => (await book.Latest()).Accepted, "the source is asked again");
    }

    [Fact]
    public async Task Latest_SourceThatStandsStill_RefusedAfterFiveDays()
    {
        _source.AsOf = _clock.GetUtcNow() - TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1);
        Assert.Equal("EXCHANGE_RATES_STALE", (await Book().Latest()).Refusal!.Code);
        _source.AsOf = _clock.GetUtcNow() - TimeSpan.FromDays(5);
        Assert.True((await Book().Latest()).Accepted);
    }

    [Fact]
    public async Task Latest_NoSourceOrNeverAny_Refused()
    {
        Assert.Equal("EXCHANGE_RATES_NOT_CONFIGURED", (await new RateBook([], _clock, NullLogger<RateBook>.Instance).Latest()).Refusal!.Code);
        _source.Fails = true;
        Assert.Equal("EXCHANGE_RATES_STALE", (await Book().Latest()).Refusal!.Code);
    }

    private RateBook Book() => new([_source], _clock, NullLogger<RateBook>.Instance);

    private sealed class Source : IRateSource
    {
        public bool Fails { get; set; }

        public string Rate { get; set; } = "1.5";

        public DateTimeOffset AsOf { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public int Reads { get; private set; }

        public Task<byte[]> Read(CancellationToken cancellation)
        {
            Reads++;
            return Fails ? throw new RateSourceException("away") : Task.FromResult(Encoding.UTF8.GetBytes($$$"""{"base":"EUR","as_of":"{{{AsOf:O}}}","rates":{"USD":{{{Rate}}}}}"""));
        }
    }
}
